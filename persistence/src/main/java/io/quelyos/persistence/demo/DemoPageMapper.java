package io.quelyos.persistence.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Writes what the pages of a demo tenant's products tell beside the products, which are named by slug and article number. */
@Mapper
public interface DemoPageMapper {
    @Update("update product set unit = #{unit}, unit_amount = #{amount} where slug = #{slug}")
    int updateContent(@Param("slug") String slug, @Param("unit") String unit, @Param("amount") int amount);

    @Update("update variant set unit_amount = #{amount} where sku = #{sku}")
    int updateArticleContent(@Param("sku") String sku, @Param("amount") int amount);

    @Update("update product set available_on = #{availableOn} where slug = #{slug}")
    int updateAvailableOn(@Param("slug") String slug, @Param("availableOn") LocalDate availableOn);

    /** Puts products beside one, in their order. */
    @Insert(
        """
        insert into related_product (tenant_id, product_id, related_id, position)
        select p.tenant_id, p.id, r.id, w.place
        from product p
        cross join unnest(cast(#{related} as text[])) with ordinality as w (slug, place)
        join product r on r.tenant_id = p.tenant_id and r.slug = w.slug
        where p.slug = #{slug}
        """
    )
    int insertRelated(@Param("slug") String slug, @Param("related") List<String> related);

    @Insert(
        """
        insert into bundle_item (tenant_id, product_id, position, variant_id, quantity)
        select p.tenant_id, p.id, w.place, v.id, w.quantity
        from product p
        cross join unnest(cast(#{skus} as text[]), cast(#{quantities} as int[]))
            with ordinality as w (sku, quantity, place)
        join variant v on v.tenant_id = p.tenant_id and v.sku = w.sku
        where p.slug = #{slug}
        """
    )
    int insertBundle(
        @Param("slug") String slug,
        @Param("skus") List<String> skus,
        @Param("quantities") List<Integer> quantities
    );

    @Insert(
        """
        insert into product_review (tenant_id, id, product_id, author_name, rating, title, body, is_verified, status,
            created_at)
        select p.tenant_id, #{id}, p.id, #{review.author}, #{review.rating}, #{review.title}, #{review.body},
            #{review.verified}, 'PUBLISHED', #{review.createdAt}
        from product p
        where p.slug = #{review.product}
        """
    )
    int insertReview(@Param("id") UUID id, @Param("review") DemoReview review);

    /** The ids of products in the order of their slugs. */
    @Select(
        """
        select p.id
        from unnest(cast(#{slugs} as text[])) with ordinality as w (slug, place)
        join product p on p.slug = w.slug
        order by w.place
        limit 1000
        """
    )
    List<UUID> listProductIds(@Param("slugs") List<String> slugs);

    /**
     * A review that a demo tenant's buyers wrote.
     *
     * @param product the slug
     */
    record DemoReview(
        String product,
        String author,
        int rating,
        String title,
        String body,
        boolean verified,
        OffsetDateTime createdAt
    ) {}
}
