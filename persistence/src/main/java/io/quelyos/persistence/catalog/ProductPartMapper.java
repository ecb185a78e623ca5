package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what belongs to many products, each kind of row in one statement: what loaders ask. */
@Mapper
public interface ProductPartMapper {
    /** Variants of products in their order; a variant counts its stock at all places, a bundle that of its parts. */
    @Select(
        "select " +
            VariantRow.COLUMNS +
            StockedVariantRow.STOCK +
            """
            from sellable_variants(#{productIds}) v
            order by v.product_id, v.position, v.id
            limit 100000
            """
    )
    List<StockedVariantRow> listVariants(@Param("productIds") List<UUID> productIds);

    @Select(
        """
        select o.product_id, o.position, o.name, o.option_values
        from product_option o
        where o.product_id = any(#{productIds})
        order by o.product_id, o.position
        limit 100000
        """
    )
    List<ProductOptionRow> listOptions(@Param("productIds") List<UUID> productIds);

    /** The first images of each product. */
    @Select(
        """
        select i.id, i.product_id, i.variant_id, i.position, i.alt_text, i.file_id, i.external_url
        from unnest(#{productIds}) as w (id)
        cross join lateral (
            select m.id, m.product_id, m.variant_id, m.position, m.alt_text, m.file_id, m.external_url
            from product_image m
            where m.product_id = w.id
            order by m.position, m.id
            limit #{first}
        ) i
        order by i.product_id, i.position, i.id
        limit 100000
        """
    )
    List<ProductImageRow> listImages(@Param("productIds") List<UUID> productIds, @Param("first") int first);

    /** The first image of each variant that has one of its own. */
    @Select(
        """
        select distinct on (i.variant_id)
            i.id, i.product_id, i.variant_id, i.position, i.alt_text, i.file_id, i.external_url
        from product_image i
        where i.variant_id = any(#{variantIds})
        order by i.variant_id, i.position, i.id
        limit 100000
        """
    )
    List<ProductImageRow> listVariantImages(@Param("variantIds") List<UUID> variantIds);

    @Select(
        """
        select s.variant_id, s.location_id, s.quantity, s.reserved, l.code as location_code,
            l.name as location_name, l.position as location_position, l.version as location_version
        from stock_level s
        join location l on l.tenant_id = s.tenant_id and l.id = s.location_id
        where s.variant_id = any(#{variantIds})
        order by s.variant_id, l.position, l.code, l.id
        limit 100000
        """
    )
    List<LocatedStockRow> listStock(@Param("variantIds") List<UUID> variantIds);
}
