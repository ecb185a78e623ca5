package io.quelyos.persistence.brand;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads makers. */
@Mapper
public interface BrandMapper {
    @Select(
        "select " +
            BrandRow.COLUMNS +
            """

            from brand b
            where b.id = #{id}
            """
    )
    @Nullable
    BrandRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            BrandRow.COLUMNS +
            """

            from brand b
            where b.slug = #{slug}
            """
    )
    @Nullable
    BrandRow findBySlug(@Param("slug") String slug);

    /** The maker of a slug, where it has a published product. */
    @Select(
        "select " +
            BrandRow.COLUMNS +
            """

            from brand b
            where b.slug = #{slug}
                and exists (
                    select from product p
                    where p.brand_id = b.id
                        and p.status = 'ACTIVE'
                        and p.published_at <= now())
            """
    )
    @Nullable
    BrandRow findInShopBySlug(@Param("slug") String slug);

    /** The maker, if there is one, whose name differs from a name in case and accents at the most. */
    @Select(
        "select " +
            BrandRow.COLUMNS +
            """

            from brand b
            where b.name_key = brand_key(#{name})
            """
    )
    @Nullable
    BrandRow findByName(@Param("name") String name);

    /** The makers of products. */
    @Select(
        """
        select p.id as product_id, b.id, b.slug, b.name, b.name_key, b.description, b.version
        from product p
        join brand b on b.tenant_id = p.tenant_id and b.id = p.brand_id
        where p.id = any(#{productIds})
        order by p.id
        limit 100000
        """
    )
    List<ProductBrandRow> listOfProducts(@Param("productIds") List<UUID> productIds);

    /** A page of makers by name; of those only that have a published product, where asked. */
    @Select(
        "select " +
            BrandRow.COLUMNS +
            """

            from brand b
            where (b.name_key, b.id) > (#{afterKey}, cast(#{afterId} as uuid))
                and (not #{isInShopOnly} or exists (
                    select from product p
                    where p.brand_id = b.id
                        and p.status = 'ACTIVE'
                        and p.published_at <= now()))
            order by b.name_key, b.id
            limit #{limit}
            """
    )
    List<BrandRow> listPage(
        @Param("afterKey") String afterKey,
        @Param("afterId") UUID afterId,
        @Param("isInShopOnly") boolean isInShopOnly,
        @Param("limit") int limit
    );
}
