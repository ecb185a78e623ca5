package io.quelyos.persistence.catalog.edit;

import io.quelyos.persistence.catalog.CategoryRow;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Writes the tree of categories, and keeps each product in every category above its own. */
@Mapper
public interface CategoryWriteMapper extends MentionMapper {
    @Select("select count(*) from category")
    int countAll();

    @Select("select count(*) from category c where c.parent_id = #{id}")
    int countChildren(@Param("id") UUID id);

    @Select("select count(*) from product p where p.category_id = #{id}")
    int countProducts(@Param("id") UUID id);

    /** How many levels there are below a category; 0 where nothing is below it. */
    @Select(
        """
        with recursive below (id, depth) as (
            select cast(#{id} as uuid), 0
            union all
            select c.id, b.depth + 1
            from below b
            join category c on c.parent_id = b.id
            where b.depth < #{maxDepth}
        )
        select max(b.depth)
        from below b
        """
    )
    int countLevelsBelow(@Param("id") UUID id, @Param("maxDepth") int maxDepth);

    @Insert(
        """
        insert into category (tenant_id, id, parent_id, slug, name, description, position, seo_title, seo_description)
        values (#{tenantId}, #{row.id}, #{row.parentId}, #{row.slug}, #{row.name}, #{row.description}, #{row.position},
            #{row.seoTitle}, #{row.seoDescription})
        """
    )
    void insert(@Param("tenantId") UUID tenantId, @Param("row") CategoryRow row);

    /** Changes a category that still has the version of its row, but for where it stands. */
    @Update(
        """
        update category
        set slug = #{row.slug}, name = #{row.name}, description = #{row.description}, position = #{row.position},
            seo_title = #{row.seoTitle}, seo_description = #{row.seoDescription}, version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int update(@Param("row") CategoryRow row);

    @Update(
        """
        update category
        set parent_id = #{parentId}, position = #{position}, version = version + 1
        where id = #{id}
            and version = #{version}
        """
    )
    int updateParent(
        @Param("id") UUID id,
        @Param("version") int version,
        @Param("parentId") @Nullable UUID parentId,
        @Param("position") int position
    );

    @Delete("delete from category where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);

    /**
     * Keeps all others from changing the products that stand in a category, or below it, until the transaction ends: before
     * they are moved, and in the order in which orders change theirs, so that no two wait for each other.
     */
    @Select(
        """
        select count(*)
        from (
            select p.id
            from product p
            where p.id in (select s.product_id from category_product s where s.category_id = #{id})
            order by p.id
            for share
        ) k
        """
    )
    int lockProducts(@Param("id") UUID id);

    /** Takes the products that stand in a category, or below it, out of some others. */
    @Delete(
        """
        delete from category_product c
        using category_product s
        where s.category_id = #{id}
            and c.product_id = s.product_id
            and c.category_id = any(cast(#{from} as uuid[]))
        """
    )
    int deleteProducts(@Param("id") UUID id, @Param("from") List<UUID> from);

    /** Puts the products that stand in a category, or below it, into some others as well. */
    @Insert(
        """
        insert into category_product (tenant_id, category_id, product_id)
        select s.tenant_id, w.id, s.product_id
        from category_product s
        cross join unnest(cast(#{into} as uuid[])) as w (id)
        where s.category_id = #{id}
        order by s.product_id
        on conflict do nothing
        """
    )
    int insertProducts(@Param("id") UUID id, @Param("into") List<UUID> into);

    /** Gives the products of a category to another one. */
    @Update(
        """
        update product
        set category_id = #{to}, version = version + 1, updated_at = now()
        where category_id = #{from}
        """
    )
    int updateProducts(@Param("from") UUID from, @Param("to") UUID to);
}
