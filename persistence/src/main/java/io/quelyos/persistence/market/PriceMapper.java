package io.quelyos.persistence.market;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads and writes prices in other currencies than the tenant's own. */
@Mapper
public interface PriceMapper {
    /** The prices that some articles have of their own in one currency. */
    @Select(
        """
        select x.variant_id, x.currency, x.price_minor, x.compare_at_minor
        from variant_price x
        where x.variant_id = any(#{variantIds})
            and x.currency = #{currency}
        order by x.variant_id
        limit 100000
        """
    )
    List<VariantPriceRow> listInCurrency(
        @Param("variantIds") List<UUID> variantIds,
        @Param("currency") String currency
    );

    /** The prices that some articles have of their own in any currency. */
    @Select(
        """
        select x.variant_id, x.currency, x.price_minor, x.compare_at_minor
        from variant_price x
        where x.variant_id = any(#{variantIds})
        order by x.variant_id, x.currency
        limit 100000
        """
    )
    List<VariantPriceRow> listOfVariants(@Param("variantIds") List<UUID> variantIds);

    /** The spans of what some products cost in one currency. */
    @Select(
        """
        select s.product_id, s.min_price_minor, s.max_price_minor
        from product_price s
        where s.product_id = any(#{productIds})
            and s.currency = #{currency}
        order by s.product_id
        limit 100000
        """
    )
    List<ProductPriceRow> listProductPrices(
        @Param("productIds") List<UUID> productIds,
        @Param("currency") String currency
    );

    @Insert(
        """
        insert into variant_price (tenant_id, variant_id, currency, price_minor, compare_at_minor)
        select #{tenantId}, r.variant_id, r.currency, r.price_minor, r.compare_at_minor
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            variant_id uuid, currency text, price_minor bigint, compare_at_minor bigint)
        on conflict (tenant_id, variant_id, currency)
        do update set price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor,
            updated_at = now()
        """
    )
    int setPrices(@Param("tenantId") UUID tenantId, @Param("rows") List<VariantPriceRow> rows);

    @Delete(
        """
        delete from variant_price
        where variant_id = any(cast(#{variantIds} as uuid[]))
            and currency = #{currency}
        """
    )
    int deletePrices(@Param("variantIds") List<UUID> variantIds, @Param("currency") String currency);

    /** Those of some ids that are articles. */
    @Select(
        """
        select v.id
        from variant v
        where v.id = any(#{variantIds})
        order by v.id
        limit 1000
        """
    )
    List<UUID> listKnownVariants(@Param("variantIds") List<UUID> variantIds);
}
