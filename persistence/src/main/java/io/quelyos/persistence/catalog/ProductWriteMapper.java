package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/** Writes products and what belongs to them, any number of rows in one statement each. */
@Mapper
public interface ProductWriteMapper {
    @Insert(
        """
        insert into product (tenant_id, id, slug, name, name_key, description_html, brand, product_type, status,
            category_id, tags, seo_title, seo_description, featured_position, published_at)
        select #{tenantId}, r.id, r.slug, r.name, r.name_key, r.description_html, r.brand, r.product_type, r.status,
            r.category_id, r.tags, r.seo_title, r.seo_description, r.featured_position, r.published_at
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, slug text, name text, name_key text, description_html text, brand text, product_type text,
            status text, category_id uuid, tags text[], seo_title text, seo_description text, featured_position int,
            published_at timestamptz)
        """
    )
    int insertProducts(@Param("tenantId") UUID tenantId, @Param("rows") List<ProductRow> rows);

    /** Updates those of the products that still have the version of their row. */
    @Update(
        """
        update product p
        set slug = r.slug, name = r.name, name_key = r.name_key, description_html = r.description_html, brand = r.brand,
            product_type = r.product_type, status = r.status, category_id = r.category_id, tags = r.tags,
            seo_title = r.seo_title, seo_description = r.seo_description, featured_position = r.featured_position,
            published_at = r.published_at, version = p.version + 1, updated_at = now()
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, version int, slug text, name text, name_key text, description_html text, brand text,
            product_type text, status text, category_id uuid, tags text[], seo_title text, seo_description text,
            featured_position int, published_at timestamptz)
        where p.id = r.id
            and p.version = r.version
        """
    )
    int updateProducts(@Param("rows") List<ProductRow> rows);

    @Delete("delete from category_product where product_id = any(cast(#{productIds} as uuid[]))")
    int deleteCategories(@Param("productIds") List<UUID> productIds);

    /** Puts products into their category and into each category above it. */
    @Insert(
        """
        insert into category_product (tenant_id, category_id, product_id)
        with recursive above (product_id, category_id) as (
            select p.id, p.category_id
            from product p
            where p.id = any(cast(#{productIds} as uuid[]))
                and p.category_id is not null
            union
            select a.product_id, c.parent_id
            from above a
            join category c on c.id = a.category_id
            where c.parent_id is not null
        )
        select #{tenantId}, a.category_id, a.product_id
        from above a
        """
    )
    int insertCategories(@Param("tenantId") UUID tenantId, @Param("productIds") List<UUID> productIds);

    @Delete("delete from variant where id = any(cast(#{ids} as uuid[]))")
    int deleteVariants(@Param("ids") List<UUID> ids);

    @Update(
        """
        update variant v
        set position = r.position, sku = r.sku, barcode = r.barcode, option_values = r.option_values,
            price_minor = r.price_minor, compare_at_minor = r.compare_at_minor, cost_minor = r.cost_minor,
            weight_grams = r.weight_grams, is_stock_tracked = r.is_stock_tracked,
            continues_when_out_of_stock = r.continues_when_out_of_stock, requires_shipping = r.requires_shipping,
            is_taxable = r.is_taxable
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, position int, sku text, barcode text, option_values text[], price_minor bigint,
            compare_at_minor bigint, cost_minor bigint, weight_grams int, is_stock_tracked boolean,
            continues_when_out_of_stock boolean, requires_shipping boolean, is_taxable boolean)
        where v.id = r.id
        """
    )
    int updateVariants(@Param("rows") List<VariantRow> rows);

    @Insert(
        """
        insert into variant (tenant_id, id, product_id, position, sku, barcode, option_values, price_minor,
            compare_at_minor, cost_minor, weight_grams, is_stock_tracked, continues_when_out_of_stock,
            requires_shipping, is_taxable)
        select #{tenantId}, r.id, r.product_id, r.position, r.sku, r.barcode, r.option_values, r.price_minor,
            r.compare_at_minor, r.cost_minor, r.weight_grams, r.is_stock_tracked, r.continues_when_out_of_stock,
            r.requires_shipping, r.is_taxable
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, product_id uuid, position int, sku text, barcode text, option_values text[], price_minor bigint,
            compare_at_minor bigint, cost_minor bigint, weight_grams int, is_stock_tracked boolean,
            continues_when_out_of_stock boolean, requires_shipping boolean, is_taxable boolean)
        """
    )
    int insertVariants(@Param("tenantId") UUID tenantId, @Param("rows") List<VariantRow> rows);

    @Insert(
        """
        insert into stock_level (tenant_id, variant_id, location_id, quantity)
        select #{tenantId}, r.variant_id, r.location_id, r.quantity
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            variant_id uuid, location_id uuid, quantity int)
        order by r.variant_id, r.location_id
        on conflict (tenant_id, variant_id, location_id)
        do update set quantity = excluded.quantity, updated_at = now()
        """
    )
    int setStock(@Param("tenantId") UUID tenantId, @Param("rows") List<StockLevelRow> rows);

    @Delete("delete from product_option where product_id = any(cast(#{productIds} as uuid[]))")
    int deleteOptions(@Param("productIds") List<UUID> productIds);

    @Delete("delete from product_option_value where product_id = any(cast(#{productIds} as uuid[]))")
    int deleteOptionValues(@Param("productIds") List<UUID> productIds);

    @Insert(
        """
        insert into product_option (tenant_id, product_id, position, name, option_values)
        select #{tenantId}, r.product_id, r.position, r.name, r.option_values
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            product_id uuid, position int, name text, option_values text[])
        """
    )
    int insertOptions(@Param("tenantId") UUID tenantId, @Param("rows") List<ProductOptionRow> rows);

    @Insert(
        """
        insert into product_option_value (tenant_id, product_id, name, value)
        select distinct #{tenantId}, r.product_id, r.name, u.value
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            product_id uuid, name text, option_values text[])
        cross join unnest(r.option_values) as u (value)
        """
    )
    int insertOptionValues(@Param("tenantId") UUID tenantId, @Param("rows") List<ProductOptionRow> rows);

    @Delete("delete from product_image where product_id = any(cast(#{productIds} as uuid[]))")
    int deleteImages(@Param("productIds") List<UUID> productIds);

    @Insert(
        """
        insert into product_image (tenant_id, id, product_id, variant_id, position, alt_text, file_id, external_url)
        select #{tenantId}, r.id, r.product_id, r.variant_id, r.position, r.alt_text, r.file_id, r.external_url
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, product_id uuid, variant_id uuid, position int, alt_text text, file_id uuid, external_url text)
        """
    )
    int insertImages(@Param("tenantId") UUID tenantId, @Param("rows") List<ProductImageRow> rows);

    /** Brings what lists read of products, and of the bundles that hold their articles, in line with variants and stock. */
    @Update(
        """
        update product p
        set min_price_minor = s.min_price_minor, max_price_minor = s.max_price_minor,
            is_available = s.is_available, variant_count = s.variant_count
        from (
            select v.product_id, min(v.price_minor) as min_price_minor, max(v.price_minor) as max_price_minor,
                count(*) as variant_count, bool_or(v.sellable is null or v.sellable > 0) as is_available
            from sellable_variant v
            where v.product_id in (
                select w.id
                from unnest(cast(#{productIds} as uuid[])) as w (id)
                union
                select i.product_id
                from variant c
                join bundle_item i on i.tenant_id = c.tenant_id and i.variant_id = c.id
                where c.product_id = any(cast(#{productIds} as uuid[]))
                union
                select i.product_id
                from bundle_item i
                where i.variant_id is null
            )
            group by v.product_id
        ) s
        where p.id = s.product_id
        """
    )
    int summarize(@Param("productIds") List<UUID> productIds);
}
