package io.quelyos.persistence.catalog.edit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Changes parts of single products. */
@Mapper
public interface ProductEditMapper {
    /** Counts a change of a product that still has a version; no row when it has another. */
    @Update(
        """
        update product
        set version = version + 1, updated_at = now()
        where id = #{id}
            and version = #{version}
        """
    )
    int updateVersion(@Param("id") UUID id, @Param("version") int version);

    @Update(
        """
        update product
        set available_on = #{availableOn}, unit_amount = #{unitAmount}, unit = #{unit}
        where id = #{id}
        """
    )
    int updateTerms(
        @Param("id") UUID id,
        @Param("availableOn") @Nullable LocalDate availableOn,
        @Param("unitAmount") @Nullable Integer unitAmount,
        @Param("unit") @Nullable String unit
    );

    @Update("update variant set unit_amount = #{unitAmount} where id = #{id}")
    int updateUnitAmount(@Param("id") UUID id, @Param("unitAmount") @Nullable Integer unitAmount);

    /** Those of some ids that are a product of the tenant. */
    @Select(
        """
        select p.id
        from product p
        where p.id = any(cast(#{ids} as uuid[]))
        order by p.id
        limit 1000
        """
    )
    List<UUID> listProducts(@Param("ids") List<UUID> ids);

    /** Those of some ids that are an article of the tenant, and not one of a bundle or of the product itself. */
    @Select(
        """
        select v.id
        from variant v
        where v.id = any(cast(#{ids} as uuid[]))
            and v.product_id <> #{bundleId}
            and not exists (
                select from bundle_item i
                where i.product_id = v.product_id)
        order by v.id
        limit 1000
        """
    )
    List<UUID> listPossibleParts(@Param("bundleId") UUID bundleId, @Param("ids") List<UUID> ids);

    /** How many bundles hold an article of a product. */
    @Select(
        """
        select count(*)
        from variant v
        join bundle_item i on i.tenant_id = v.tenant_id and i.variant_id = v.id
        where v.product_id = #{productId}
        """
    )
    int countBundlesWith(@Param("productId") UUID productId);

    @Delete("delete from related_product where product_id = #{productId}")
    int deleteRelated(@Param("productId") UUID productId);

    @Insert(
        """
        insert into related_product (tenant_id, product_id, related_id, position)
        select #{tenantId}, #{productId}, w.id, w.place
        from unnest(cast(#{relatedIds} as uuid[])) with ordinality as w (id, place)
        """
    )
    int insertRelated(
        @Param("tenantId") UUID tenantId,
        @Param("productId") UUID productId,
        @Param("relatedIds") List<UUID> relatedIds
    );

    @Delete("delete from bundle_item where product_id = #{productId}")
    int deleteBundle(@Param("productId") UUID productId);

    @Insert(
        """
        insert into bundle_item (tenant_id, product_id, position, variant_id, quantity)
        select #{tenantId}, #{productId}, w.place, w.id, w.quantity
        from unnest(cast(#{variantIds} as uuid[]), cast(#{quantities} as int[]))
            with ordinality as w (id, quantity, place)
        """
    )
    int insertBundle(
        @Param("tenantId") UUID tenantId,
        @Param("productId") UUID productId,
        @Param("variantIds") List<UUID> variantIds,
        @Param("quantities") List<Integer> quantities
    );
}
