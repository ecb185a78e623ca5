package io.quelyos.persistence.catalog.page;

import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what pages of products tell beside the products: what loaders ask. */
@Mapper
public interface ProductPageMapper {
    @Select(
        """
        select p.id, p.brand_id, p.available_on, p.unit_amount, p.unit, p.rating_count, p.rating_sum
        from product p
        where p.id = any(#{productIds})
        order by p.id
        limit 100000
        """
    )
    List<ProductRow.Facts> listFacts(@Param("productIds") List<UUID> productIds);

    /** Descriptions of products of every state. */
    @Select(
        """
        select p.id as product_id, p.description_html
        from product p
        where p.id = any(#{productIds})
        order by p.id
        limit 100000
        """
    )
    List<ProductDescriptionRow> listDescriptions(@Param("productIds") List<UUID> productIds);

    @Select(
        """
        select p.id as product_id, p.description_html
        from product p
        where p.id = any(#{productIds})
            and p.status = 'ACTIVE'
            and p.published_at <= now()
        order by p.id
        limit 100000
        """
    )
    List<ProductDescriptionRow> listPublishedDescriptions(@Param("productIds") List<UUID> productIds);

    @Select(
        """
        select v.id, v.on_hand, v.sellable, p.available_on, coalesce(v.unit_amount, p.unit_amount) as unit_amount, p.unit,
            v.unit_amount as own_unit_amount
        from sellable_variant v
        join product p on p.tenant_id = v.tenant_id and p.id = v.product_id
        where v.id = any(#{variantIds})
        order by v.id
        limit 100000
        """
    )
    List<VariantFactsRow> listVariantFacts(@Param("variantIds") List<UUID> variantIds);

    @Select(
        "select " +
            VariantRow.COLUMNS +
            StockedVariantRow.STOCK +
            """
            from sellable_variant v
            where v.id = any(#{variantIds})
            order by v.id
            limit 100000
            """
    )
    List<StockedVariantRow> listVariants(@Param("variantIds") List<UUID> variantIds);

    @Select(
        "select " +
            ProductRow.LISTED_COLUMNS +
            """

            from product p
            where p.id = any(#{productIds})
                and p.status = 'ACTIVE'
                and p.published_at <= now()
            order by p.id
            limit 100000
            """
    )
    List<ProductRow> listPublished(@Param("productIds") List<UUID> productIds);

    /** Products of every state. */
    @Select(
        "select " +
            ProductRow.LISTED_COLUMNS +
            """

            from product p
            where p.id = any(#{productIds})
            order by p.id
            limit 100000
            """
    )
    List<ProductRow> listByIds(@Param("productIds") List<UUID> productIds);

    /** The parts of bundles in their order; a part whose article is gone is left out. */
    @Select(
        """
        select i.product_id, i.variant_id, v.product_id as variant_product_id, c.name, i.quantity
        from bundle_item i
        join variant v on v.tenant_id = i.tenant_id and v.id = i.variant_id
        join product c on c.tenant_id = v.tenant_id and c.id = v.product_id
        where i.product_id = any(#{productIds})
        order by i.product_id, i.position
        limit 100000
        """
    )
    List<BundleItemRow> listBundleItems(@Param("productIds") List<UUID> productIds);

    /** The products that staff put beside others, in their order, whatever their state. */
    @Select(
        """
        select r.product_id, r.related_id
        from related_product r
        where r.product_id = any(#{productIds})
        order by r.product_id, r.position, r.related_id
        limit 100000
        """
    )
    List<RelatedRow> listChosen(@Param("productIds") List<UUID> productIds);

    /**
     * The published products that go best with each of some. What staff chose comes first, in its order. Then follow those
     * that are nearest in price on the same shelf or of the same maker: the shelf counts 4, the maker 2, each common key
     * word 1 up to 3; of equals the nearest in price comes first, and the id decides at last.
     */
    @Select(
        """
        select p.id as product_id, r.id as related_id
        from unnest(cast(#{productIds} as uuid[])) as w (id)
        join product p on p.id = w.id
        cross join lateral (
            select n.id,
                min(n.place) as place,
                (case when q.category_id = p.category_id then 4 else 0 end)
                    + (case when q.brand_id = p.brand_id then 2 else 0 end)
                    + least(3, (select count(*) from unnest(q.tags) as t (tag) where t.tag = any(p.tags))) as score,
                abs(q.min_price_minor - p.min_price_minor) as distance
            from (
                select c.related_id as id, c.position as place
                from related_product c
                where c.product_id = p.id
                union all
                (select s.id, null
                from product s
                where s.category_id = p.category_id
                    and s.status = 'ACTIVE'
                    and s.published_at <= now()
                    and s.min_price_minor >= p.min_price_minor
                order by s.min_price_minor, s.id
                limit #{reach})
                union all
                (select s.id, null
                from product s
                where s.category_id = p.category_id
                    and s.status = 'ACTIVE'
                    and s.published_at <= now()
                    and s.min_price_minor < p.min_price_minor
                order by s.min_price_minor desc, s.id desc
                limit #{reach})
                union all
                (select s.id, null
                from product s
                where s.brand_id = p.brand_id
                    and s.status = 'ACTIVE'
                    and s.published_at <= now()
                    and s.min_price_minor >= p.min_price_minor
                order by s.min_price_minor, s.id
                limit #{reach})
                union all
                (select s.id, null
                from product s
                where s.brand_id = p.brand_id
                    and s.status = 'ACTIVE'
                    and s.published_at <= now()
                    and s.min_price_minor < p.min_price_minor
                order by s.min_price_minor desc, s.id desc
                limit #{reach})
            ) n
            join product q on q.id = n.id
            where q.id <> p.id
                and q.status = 'ACTIVE'
                and q.published_at <= now()
            group by n.id, q.category_id, q.brand_id, q.tags, q.min_price_minor
            order by place nulls last, score desc, distance, n.id
            limit #{first}
        ) r
        order by p.id, r.place nulls last, r.score desc, r.distance, r.id
        limit 100000
        """
    )
    List<RelatedRow> listRelated(
        @Param("productIds") List<UUID> productIds,
        @Param("first") int first,
        @Param("reach") int reach
    );
}
