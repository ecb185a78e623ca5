package io.quelyos.persistence.collection;

import io.quelyos.persistence.catalog.edit.MentionMapper;
import io.quelyos.persistence.catalog.listing.MatchRow;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes collections. */
@Mapper
public interface CollectionMapper extends MentionMapper {
    @Select(
        "select " +
            CollectionRow.COLUMNS +
            """

            from collection g
            where g.id = #{id}
            """
    )
    @Nullable
    CollectionRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            CollectionRow.COLUMNS +
            """

            from collection g
            where g.slug = #{slug}
            """
    )
    @Nullable
    CollectionRow findBySlug(@Param("slug") String slug);

    @Select(
        "select " +
            CollectionRow.COLUMNS +
            """

            from collection g
            order by g.position, g.id
            limit #{limit}
            """
    )
    List<CollectionRow> listAll(@Param("limit") int limit);

    /** The slugs among some that are taken. */
    @Select(
        """
        select g.slug
        from collection g
        where g.slug = any(#{slugs})
        order by g.slug
        limit 1000
        """
    )
    List<String> listTakenSlugs(@Param("slugs") List<String> slugs);

    @Select("select count(*) from collection")
    int countAll();

    @Insert(
        """
        insert into collection (tenant_id, id, slug, name, description, seo_title, seo_description, rule, position)
        values (#{tenantId}, #{row.id}, #{row.slug}, #{row.name}, #{row.description}, #{row.seoTitle},
            #{row.seoDescription}, cast(#{row.rule} as jsonb), #{row.position})
        """
    )
    void insert(@Param("tenantId") UUID tenantId, @Param("row") CollectionRow row);

    /** Changes a collection that still has the version of its row; no row when it has another. */
    @Update(
        """
        update collection
        set slug = #{row.slug}, name = #{row.name}, description = #{row.description}, seo_title = #{row.seoTitle},
            seo_description = #{row.seoDescription}, rule = cast(#{row.rule} as jsonb), position = #{row.position},
            version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int update(@Param("row") CollectionRow row);

    @Delete("delete from collection where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);

    /** The products that belong to a collection whatever its rule says. */
    @Select(
        """
        select c.product_id
        from collection_product c
        where c.collection_id = #{collectionId}
        order by c.position, c.product_id
        limit 1000
        """
    )
    List<UUID> listPinned(@Param("collectionId") UUID collectionId);

    /** The products that belong to collections whatever their rules say, in their order. */
    @Select(
        """
        select c.collection_id as condition_id, c.product_id
        from collection_product c
        where c.collection_id = any(#{collectionIds})
        order by c.collection_id, c.position, c.product_id
        limit 100000
        """
    )
    List<MatchRow> listPinnedOf(@Param("collectionIds") List<UUID> collectionIds);

    @Delete("delete from collection_product where collection_id = #{collectionId}")
    int deletePinned(@Param("collectionId") UUID collectionId);

    @Insert(
        """
        insert into collection_product (tenant_id, collection_id, product_id, position)
        select #{tenantId}, #{collectionId}, w.id, w.place
        from unnest(cast(#{productIds} as uuid[])) with ordinality as w (id, place)
        """
    )
    int insertPinned(
        @Param("tenantId") UUID tenantId,
        @Param("collectionId") UUID collectionId,
        @Param("productIds") List<UUID> productIds
    );

    /** Those of some ids that are a product, a category or a brand of the tenant. */
    @Select(
        """
        select p.id
        from product p
        where p.id = any(cast(#{ids} as uuid[]))
        union all
        select c.id
        from category c
        where c.id = any(cast(#{ids} as uuid[]))
        union all
        select b.id
        from brand b
        where b.id = any(cast(#{ids} as uuid[]))
        order by id
        limit 10000
        """
    )
    List<UUID> listKnown(@Param("ids") List<UUID> ids);
}
