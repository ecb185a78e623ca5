package io.quelyos.persistence.pricelist;

import io.quelyos.persistence.market.ProductPriceRow;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes lists of agreed prices. */
@Mapper
public interface PriceListMapper {
    /** The lists that hold for a customer. */
    String LISTS = """
    select c.price_list_id
    from company_member m
    join price_list_company c on c.tenant_id = m.tenant_id and c.company_id = m.company_id
    where m.customer_id = #{customerId}
    union
    select g.price_list_id
    from customer_group_member m
    join price_list_group g on g.tenant_id = m.tenant_id and g.group_id = m.group_id
    where m.customer_id = #{customerId}
    """;

    /** The lowest price for one piece of an article called v, of all lists that hold for a customer; null without one. */
    String LOWEST =
        """
        (select min(a.price_minor)
            from price_list_price a
            where a.tenant_id = v.tenant_id
                and a.variant_id = v.id
                and a.currency = #{currency}
                and a.minimum = 1
                and a.price_list_id in (
        """ +
        LISTS +
        "))";

    @Select("select exists (select from price_list)")
    boolean isAny();

    /** The lowest price of each article from each number of pieces on, of all lists that hold for a customer. */
    @Select(
        """
        select p.variant_id, p.currency, p.minimum, min(p.price_minor) as price_minor
        from price_list_price p
        where p.variant_id = any(#{variantIds})
            and p.currency = #{currency}
            and p.price_list_id in (
        """ +
            LISTS +
            """
                )
            group by p.variant_id, p.currency, p.minimum
            order by p.variant_id, p.minimum
            """
    )
    List<AgreedPriceRow> findOfCustomer(
        @Param("customerId") UUID customerId,
        @Param("variantIds") List<UUID> variantIds,
        @Param("currency") String currency
    );

    /** The spans of what some products cost a customer in the tenant's own currency. */
    @Select(
        """
        select v.product_id, min(b.price_minor) as min_price_minor, max(b.price_minor) as max_price_minor
        from variant v
        cross join lateral (select least(v.price_minor,
        """ +
            LOWEST +
            """
                )) b (price_minor)
            where v.product_id = any(#{productIds})
            group by v.product_id
            order by v.product_id
            limit 100000
            """
    )
    List<ProductPriceRow> listProductPrices(
        @Param("customerId") UUID customerId,
        @Param("productIds") List<UUID> productIds,
        @Param("currency") String currency
    );

    /** The same in another currency. */
    @Select(
        """
        select v.product_id, min(b.price_minor) as min_price_minor, max(b.price_minor) as max_price_minor
        from variant v
        join tenant_currency c on c.tenant_id = v.tenant_id and c.currency = #{currency}
        left join variant_price x on x.tenant_id = v.tenant_id and x.variant_id = v.id and x.currency = c.currency
        cross join lateral (select least(
            coalesce(x.price_minor, convert_price(v.price_minor, c.minor_rate, c.step_minor, c.ending_minor)),
        """ +
            LOWEST +
            """
                )) b (price_minor)
            where v.product_id = any(#{productIds})
            group by v.product_id
            order by v.product_id
            limit 100000
            """
    )
    List<ProductPriceRow> listForeignProductPrices(
        @Param("customerId") UUID customerId,
        @Param("productIds") List<UUID> productIds,
        @Param("currency") String currency
    );

    @Select("select " + PriceListRow.COLUMNS + "from price_list l\nwhere l.id = #{id}")
    @Nullable
    PriceListRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            PriceListRow.COLUMNS +
            """
            from price_list l
            where cast(#{after} as uuid) is null or l.id < cast(#{after} as uuid)
            order by l.id desc
            limit #{limit}
            """
    )
    List<PriceListRow> list(@Param("after") @Nullable UUID after, @Param("limit") int limit);

    /** Inserts nothing, and answers 0, where another list has the name. */
    @Insert(
        """
        insert into price_list (tenant_id, id, name)
        values (current_tenant(), #{id}, #{name})
        on conflict (tenant_id, name) do nothing
        """
    )
    int insert(@Param("id") UUID id, @Param("name") String name);

    /** Counts a change of a list, and renames it, if it still has the version and no other has the name. */
    @Update(
        """
        update price_list
        set name = #{name}, version = version + 1
        where id = #{id}
            and version = #{version}
            and not exists (select from price_list o where o.name = #{name} and o.id <> #{id})
        """
    )
    int update(@Param("id") UUID id, @Param("version") int version, @Param("name") String name);

    @Delete("delete from price_list where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);

    /** How many of some ids are companies. */
    @Select("select count(*) from company c where c.id = any(cast(#{ids} as uuid[]))")
    long countCompanies(@Param("ids") List<UUID> ids);

    /** How many of some ids are groups of customers. */
    @Select("select count(*) from customer_group g where g.id = any(cast(#{ids} as uuid[]))")
    long countGroups(@Param("ids") List<UUID> ids);

    @Delete("delete from price_list_company where price_list_id = #{id}")
    int deleteCompanies(@Param("id") UUID id);

    /** Puts those of some ids in that are companies. */
    @Insert(
        """
        insert into price_list_company (tenant_id, price_list_id, company_id)
        select c.tenant_id, #{id}, c.id
        from company c
        where c.id = any(cast(#{companyIds} as uuid[]))
        """
    )
    int insertCompanies(@Param("id") UUID id, @Param("companyIds") List<UUID> companyIds);

    @Delete("delete from price_list_group where price_list_id = #{id}")
    int deleteGroups(@Param("id") UUID id);

    /** Puts those of some ids in that are groups. */
    @Insert(
        """
        insert into price_list_group (tenant_id, price_list_id, group_id)
        select g.tenant_id, #{id}, g.id
        from customer_group g
        where g.id = any(cast(#{groupIds} as uuid[]))
        """
    )
    int insertGroups(@Param("id") UUID id, @Param("groupIds") List<UUID> groupIds);

    /** The prices of a list after a place, by article, currency and number of pieces. */
    @Select(
        """
        select p.variant_id, p.currency, p.minimum, p.price_minor
        from price_list_price p
        where p.price_list_id = #{id}
            and (p.variant_id, p.currency, p.minimum) > (#{a.variantId}, #{a.currency}, #{a.minimum})
        order by p.variant_id, p.currency, p.minimum
        limit #{limit}
        """
    )
    List<AgreedPriceRow> listPrices(@Param("id") UUID id, @Param("a") AgreedPriceRow after, @Param("limit") int limit);

    @Select("select exists (select from variant v where v.id = #{id})")
    boolean isVariant(@Param("id") UUID id);

    @Delete("delete from price_list_price where price_list_id = #{id} and variant_id = #{variantId}")
    int deletePrices(@Param("id") UUID id, @Param("variantId") UUID variantId);

    @Insert(
        """
        insert into price_list_price (tenant_id, price_list_id, variant_id, currency, minimum, price_minor)
        values (current_tenant(), #{id}, #{p.variantId}, #{p.currency}, #{p.minimum}, #{p.priceMinor})
        """
    )
    int insertPrice(@Param("id") UUID id, @Param("p") AgreedPriceRow price);
}
