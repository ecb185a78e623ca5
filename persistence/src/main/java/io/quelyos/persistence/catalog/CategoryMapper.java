package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads the tree of categories. */
@Mapper
public interface CategoryMapper {
    @Select(
        "select " +
            CategoryRow.COLUMNS +
            """

            from category c
            where c.slug = #{slug}
            """
    )
    @Nullable
    CategoryRow findBySlug(@Param("slug") String slug);

    @Select(
        "select " +
            CategoryRow.COLUMNS +
            """

            from category c
            where c.slug = any(#{slugs})
            order by c.slug
            limit 1000
            """
    )
    List<CategoryRow> listBySlugs(@Param("slugs") List<String> slugs);

    @Select(
        "select " +
            CategoryRow.COLUMNS +
            """

            from category c
            where c.id = any(#{ids})
            order by c.id
            limit 1000
            """
    )
    List<CategoryRow> listByIds(@Param("ids") List<UUID> ids);

    /** Some categories and all that are above them, each once. */
    @Select(
        """
        with recursive above (id, parent_id, slug, name, description, position, version, seo_title, seo_description) as (
            select c.id, c.parent_id, c.slug, c.name, c.description, c.position, c.version, c.seo_title,
                c.seo_description
            from category c
            where c.id = any(#{ids})
            union
            select c.id, c.parent_id, c.slug, c.name, c.description, c.position, c.version, c.seo_title,
                c.seo_description
            from above a
            join category c on c.id = a.parent_id
        )
        select id, parent_id, slug, name, description, position, version, seo_title, seo_description
        from above
        limit 10000
        """
    )
    List<CategoryRow> listUpwards(@Param("ids") List<UUID> ids);

    @Select(
        "select " +
            CategoryRow.COLUMNS +
            """

            from category c
            where c.parent_id is null
            order by c.position, c.id
            limit #{limit}
            """
    )
    List<CategoryRow> listTop(@Param("limit") int limit);

    /** The categories directly below the one of a slug. */
    @Select(
        "select " +
            CategoryRow.COLUMNS +
            """

            from category c
            join category a on a.tenant_id = c.tenant_id and a.id = c.parent_id
            where a.slug = #{parentSlug}
            order by c.position, c.id
            limit #{limit}
            """
    )
    List<CategoryRow> listBelowSlug(@Param("parentSlug") String parentSlug, @Param("limit") int limit);

    /** The first categories directly below each of some. */
    @Select(
        "select " +
            CategoryRow.COLUMNS +
            """

            from unnest(#{parentIds}) as w (id)
            cross join lateral (
                select b.id, b.parent_id, b.slug, b.name, b.description, b.position, b.version, b.seo_title,
                    b.seo_description
                from category b
                where b.parent_id = w.id
                order by b.position, b.id
                limit #{limit}
            ) c
            order by c.parent_id, c.position, c.id
            limit 100000
            """
    )
    List<CategoryRow> listBelow(@Param("parentIds") List<UUID> parentIds, @Param("limit") int limit);

    /** The whole tree from the top down to a depth, in its order: a category stands behind the one above it. */
    @Select(
        """
        with recursive tree (id, parent_id, slug, name, description, position, version, seo_title, seo_description, depth,
            path) as (
            select c.id, c.parent_id, c.slug, c.name, c.description, c.position, c.version, c.seo_title,
                c.seo_description, 1, array[(c.position, c.id)]
            from category c
            where c.parent_id is null
            union all
            select c.id, c.parent_id, c.slug, c.name, c.description, c.position, c.version, c.seo_title,
                c.seo_description, t.depth + 1, t.path || (c.position, c.id)
            from tree t
            join category c on c.parent_id = t.id
            where t.depth < #{maxDepth}
        )
        select t.id, t.parent_id, t.slug, t.name, t.description, t.position, t.version, t.seo_title, t.seo_description
        from tree t
        order by t.path, t.id
        limit #{limit}
        """
    )
    List<CategoryRow> listTree(@Param("maxDepth") int maxDepth, @Param("limit") int limit);

    /** Some categories with all those above them. */
    @Select(
        """
        with recursive above (start_id, id, depth) as (
            select w.id, w.id, 0
            from unnest(cast(#{ids} as uuid[])) as w (id)
            union all
            select a.start_id, c.parent_id, a.depth + 1
            from above a
            join category c on c.id = a.id
            where c.parent_id is not null
                and a.depth < #{maxDepth}
        )
        select a.start_id, c.id, c.parent_id, c.slug, c.name, c.description, c.position, c.version, c.seo_title,
            c.seo_description
        from above a
        join category c on c.id = a.id
        order by a.start_id, a.depth desc
        limit 100000
        """
    )
    List<CategoryPathRow> listPaths(@Param("ids") List<UUID> ids, @Param("maxDepth") int maxDepth);
}
