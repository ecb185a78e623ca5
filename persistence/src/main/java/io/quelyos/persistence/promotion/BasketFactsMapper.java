package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads what a basket's prices depend on, beside its own contents. */
@Mapper
public interface BasketFactsMapper {
    @Select(
        """
        select v.id as variant_id, v.product_id, p.brand_id, p.tax_category_id, v.is_taxable, v.weight_grams,
            array(
                select c.category_id
                from category_product c
                where c.tenant_id = p.tenant_id
                    and c.product_id = p.id
                order by c.category_id
            ) as category_ids
        from variant v
        join product p on p.tenant_id = v.tenant_id and p.id = v.product_id
        where v.id = any(#{variantIds})
        order by v.id
        """
    )
    List<ArticleRow> findArticles(@Param("variantIds") List<UUID> variantIds);

    @Select(
        """
        select c.order_count, c.is_tax_exempt, c.vat_number,
            array(
                select m.group_id
                from customer_group_member m
                where m.tenant_id = c.tenant_id
                    and m.customer_id = c.id
                order by m.group_id
            ) as group_ids
        from customer c
        where c.id = #{customerId}
        """
    )
    @Nullable
    BuyerRow findBuyer(@Param("customerId") UUID customerId);

    /** How often promotions and coupons were used by one customer, or by nobody in particular where that is null. */
    @Select(
        """
        select s.id as subject_id, coalesce(u.used_count, 0) as total_count,
            coalesce(m.used_count, n.used_count, 0) as customer_count
        from unnest(#{subjectIds}) as s (id)
        left join promotion_usage u on u.promotion_id = s.id
        left join promotion_customer_usage m on m.promotion_id = s.id and m.customer_id = cast(#{customerId} as uuid)
        left join coupon_customer_usage n on n.coupon_id = s.id and n.customer_id = cast(#{customerId} as uuid)
        order by s.id
        limit 1000
        """
    )
    List<UsageRow> listUsage(
        @Param("subjectIds") List<UUID> subjectIds,
        @Param("customerId") @Nullable UUID customerId
    );
}
