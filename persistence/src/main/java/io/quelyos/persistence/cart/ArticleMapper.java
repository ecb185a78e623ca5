package io.quelyos.persistence.cart;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads what carts must know of articles, and keeps how many pieces of them are sold at once. */
@Mapper
public interface ArticleMapper {
    /**
     * Articles by their ids, whether buyers see them or not.
     *
     * @param cartId what is kept for the checkout of this cart is not in its buyer's way; null for nobody's
     */
    @Select(
        """
        select v.id, v.product_id, p.name as product_name, p.brand_id, v.price_minor, v.weight_grams,
            v.requires_shipping, v.is_taxable, p.status = 'ACTIVE' and p.published_at <= now() as is_published,
            coalesce(p.available_on > current_date, false) as is_pre_order,
            v.sellable + coalesce(own.pieces, 0) as sellable,
            coalesce(q.minimum, 1) as minimum, q.maximum, coalesce(q.multiple, 1) as multiple
        from sellable_variant v
        join product p on p.tenant_id = v.tenant_id and p.id = v.product_id
        left join quantity_rule q on q.tenant_id = v.tenant_id and q.variant_id = v.id
        left join lateral (
            select min(coalesce(r.quantity, 0) / coalesce(i.quantity, 1)) as pieces
            from (select v.tenant_id, v.product_id, v.id) a
            left join bundle_item i on i.tenant_id = a.tenant_id and i.product_id = a.product_id
            left join lateral (
                select sum(s.quantity) as quantity
                from checkout k
                join stock_reservation s on s.tenant_id = k.tenant_id and s.checkout_id = k.id
                where k.tenant_id = a.tenant_id
                    and k.cart_id = cast(#{cartId} as uuid)
                    and k.state = 'OPEN'
                    and s.variant_id = coalesce(i.variant_id, a.id)
            ) r on true
        ) own on v.sellable is not null and cast(#{cartId} as uuid) is not null
        where v.id = any(#{ids})
        """
    )
    List<ArticleRow> findByIds(@Param("ids") List<UUID> ids, @Param("cartId") @Nullable UUID cartId);

    @Select(
        """
        select v.id as variant_id, coalesce(q.minimum, 1) as minimum, q.maximum, coalesce(q.multiple, 1) as multiple,
            coalesce(q.version, 0) as version
        from variant v
        left join quantity_rule q on q.tenant_id = v.tenant_id and q.variant_id = v.id
        where v.id = any(#{variantIds})
        """
    )
    List<QuantityRuleRow> findRules(@Param("variantIds") List<UUID> variantIds);

    /** As {@link #findRules} for one article, whose row nobody else changes until the transaction ends. */
    @Select(
        """
        select v.id as variant_id, coalesce(q.minimum, 1) as minimum, q.maximum, coalesce(q.multiple, 1) as multiple,
            coalesce(q.version, 0) as version
        from variant v
        left join quantity_rule q on q.tenant_id = v.tenant_id and q.variant_id = v.id
        where v.id = #{variantId}
        for update of v
        """
    )
    @Nullable
    QuantityRuleRow lockRule(@Param("variantId") UUID variantId);

    @Insert(
        """
        insert into quantity_rule (tenant_id, variant_id, minimum, maximum, multiple)
        values (#{tenantId}, #{row.variantId}, #{row.minimum}, #{row.maximum}, #{row.multiple})
        on conflict do nothing
        """
    )
    int insertRule(@Param("tenantId") UUID tenantId, @Param("row") QuantityRuleRow row);

    /** Changes a rule to the row, if it still has the row's version. */
    @Update(
        """
        update quantity_rule
        set minimum = #{row.minimum}, maximum = #{row.maximum}, multiple = #{row.multiple}, version = version + 1
        where variant_id = #{row.variantId}
            and version = #{row.version}
        """
    )
    int updateRule(@Param("row") QuantityRuleRow row);
}
