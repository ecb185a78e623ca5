package io.quelyos.persistence.brand;

import io.quelyos.persistence.catalog.edit.MentionMapper;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Writes makers, and the name that their products have. */
@Mapper
public interface BrandWriteMapper extends MentionMapper {
    @Insert(
        """
        insert into brand (tenant_id, id, slug, name, name_key, description)
        values (#{tenantId}, #{row.id}, #{row.slug}, #{row.name}, brand_key(#{row.name}), #{row.description})
        """
    )
    void insert(@Param("tenantId") UUID tenantId, @Param("row") BrandRow row);

    /** Changes a maker that still has the version of its row. */
    @Update(
        """
        update brand
        set slug = #{row.slug}, name = #{row.name}, name_key = brand_key(#{row.name}), description = #{row.description},
            version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int update(@Param("row") BrandRow row);

    @Delete("delete from brand where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);

    @Select("select count(*) from product p where p.brand_id = #{id}")
    int countProducts(@Param("id") UUID id);

    /** Gives the products of a maker a name, and with it the maker of that name. */
    @Update(
        """
        update product
        set brand = #{name}, version = version + 1, updated_at = now()
        where brand_id = #{id}
        """
    )
    int updateProducts(@Param("id") UUID id, @Param("name") String name);

    /** Lets the rules of collections ask for one maker instead of another. */
    @Update(
        """
        update collection
        set rule = cast(replace(cast(rule as text), cast(#{from} as text), cast(#{to} as text)) as jsonb),
            version = version + 1
        where position(cast(#{from} as text) in cast(rule as text)) > 0
        """
    )
    int updateRules(@Param("from") UUID from, @Param("to") UUID to);

    /** Lets promotions be about one maker instead of another. */
    @Update(
        """
        update promotion
        set targets = cast(replace(cast(targets as text), cast(#{from} as text), cast(#{to} as text)) as jsonb),
            get_targets = cast(replace(cast(get_targets as text), cast(#{from} as text), cast(#{to} as text)) as jsonb),
            version = version + 1, updated_at = now()
        where position(cast(#{from} as text) in concat(targets, get_targets)) > 0
        """
    )
    int updatePromotions(@Param("from") UUID from, @Param("to") UUID to);
}
