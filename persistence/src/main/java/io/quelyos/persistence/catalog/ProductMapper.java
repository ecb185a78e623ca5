package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads single products. */
@Mapper
public interface ProductMapper {
    @Select(
        "select " +
            ProductRow.COLUMNS +
            """

            from product p
            where p.id = #{id}
            """
    )
    @Nullable
    ProductRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            ProductRow.COLUMNS +
            """

            from product p
            where p.id = #{id}
                and p.status = 'ACTIVE'
                and p.published_at <= now()
            """
    )
    @Nullable
    ProductRow findPublishedById(@Param("id") UUID id);

    @Select(
        "select " +
            ProductRow.COLUMNS +
            """

            from product p
            where p.slug = #{slug}
                and p.status = 'ACTIVE'
                and p.published_at <= now()
            """
    )
    @Nullable
    ProductRow findPublishedBySlug(@Param("slug") String slug);

    /** The slugs among a slug and its numbered followers that are taken. */
    @Select(
        """
        select p.slug
        from product p
        where p.slug = any(#{slugs})
        order by p.slug
        limit 1000
        """
    )
    List<String> listTakenSlugs(@Param("slugs") List<String> slugs);
}
