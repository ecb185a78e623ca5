package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what is stored of many products before they are written, each kind of row in one statement. */
@Mapper
public interface CatalogStateMapper {
    /**
     * Locks the tenant's counter of products until the transaction ends. Whoever writes the catalogue holds this lock, so
     * that slugs, article numbers and the quota that were read stay true until they are written.
     */
    @Select("select quota_limit, used from remaining_quota('products')")
    QuotaRow lockCatalog();

    /** Lets no statement of this transaction wait longer for a lock; it fails with SQLSTATE 55P03 then. */
    @Select("select set_config('lock_timeout', cast(#{milliseconds} as text), true)")
    String limitLockWait(@Param("milliseconds") long milliseconds);

    @Select(
        "select " +
            ProductRow.COLUMNS +
            """

            from product p
            where p.slug = any(cast(#{slugs} as text[]))
            order by p.slug
            limit 10000
            """
    )
    List<ProductRow> listProductsBySlugs(@Param("slugs") List<String> slugs);

    /** The variants of some products, and those of any product that have one of some article numbers. */
    @Select(
        "select " +
            VariantRow.COLUMNS +
            """

            from variant v
            where v.product_id = any(cast(#{productIds} as uuid[]))
                or v.sku = any(cast(#{skus} as text[]))
            order by v.product_id, v.position, v.id
            limit 1000000
            """
    )
    List<VariantRow> listVariants(@Param("productIds") List<UUID> productIds, @Param("skus") List<String> skus);

    @Select(
        """
        select s.variant_id, s.location_id, s.quantity
        from stock_level s
        where s.variant_id = any(cast(#{variantIds} as uuid[]))
        order by s.variant_id, s.location_id
        limit 1000000
        """
    )
    List<StockLevelRow> listStock(@Param("variantIds") List<UUID> variantIds);

    @Select(
        """
        select o.product_id, o.position, o.name, o.option_values
        from product_option o
        where o.product_id = any(cast(#{productIds} as uuid[]))
        order by o.product_id, o.position
        limit 100000
        """
    )
    List<ProductOptionRow> listOptions(@Param("productIds") List<UUID> productIds);

    @Select(
        """
        select i.id, i.product_id, i.variant_id, i.position, i.alt_text, i.file_id, i.external_url
        from product_image i
        where i.product_id = any(cast(#{productIds} as uuid[]))
        order by i.product_id, i.position, i.id
        limit 1000000
        """
    )
    List<ProductImageRow> listImages(@Param("productIds") List<UUID> productIds);

    /** Those of some ids that are a category, a location or an image file of the tenant. */
    @Select(
        """
        select c.id
        from category c
        where c.id = any(cast(#{ids} as uuid[]))
        union all
        select l.id
        from location l
        where l.id = any(cast(#{ids} as uuid[]))
        union all
        select f.id
        from stored_file f
        where f.id = any(cast(#{ids} as uuid[]))
            and f.purpose = 'IMAGE'
        order by id
        limit 100000
        """
    )
    List<UUID> listKnownReferences(@Param("ids") List<UUID> ids);
}
