package io.quelyos.persistence.tax;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Writes taxes. */
@Mapper
public interface TaxWriteMapper {
    @Select("select count(*) from tax_category c")
    int countCategories();

    @Select("select exists (select from tax_category c where c.code = #{code} and c.id <> #{except})")
    boolean isCodeTaken(@Param("code") String code, @Param("except") UUID except);

    @Insert(
        """
        insert into tax_category (tenant_id, id, code, name, is_usual)
        values (#{tenantId}, #{row.id}, #{row.code}, #{row.name}, #{row.isUsual})
        """
    )
    int insertCategory(@Param("tenantId") UUID tenantId, @Param("row") TaxCategoryRow row);

    /** Makes room for another usual category. */
    @Update("update tax_category set is_usual = false, version = version + 1 where is_usual and id <> #{except}")
    int clearUsual(@Param("except") UUID except);

    @Update(
        """
        update tax_category
        set code = #{row.code}, name = #{row.name}, is_usual = #{row.isUsual}, version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int updateCategory(@Param("row") TaxCategoryRow row);

    @Select(
        """
        select exists (select from tax_rate r where r.category_id = #{id})
            or exists (select from product p where p.tax_category_id = #{id})
        """
    )
    boolean isCategoryUsed(@Param("id") UUID id);

    @Delete("delete from tax_category where id = #{id} and version = #{version}")
    int deleteCategory(@Param("id") UUID id, @Param("version") int version);

    /** Whether another rate says something about the same category, place and name. */
    @Select(
        """
        select exists (
            select
            from tax_rate r
            where r.category_id = #{row.categoryId}
                and r.country_code = #{row.countryCode}
                and r.region_code is not distinct from cast(#{row.regionCode} as text)
                and r.name = #{row.name}
                and r.id <> #{row.id})
        """
    )
    boolean isRateTaken(@Param("row") TaxRateRow row);

    @Insert(
        """
        insert into tax_rate (tenant_id, id, category_id, country_code, region_code, name, rate_millionths,
            replaces_country)
        values (#{tenantId}, #{row.id}, #{row.categoryId}, #{row.countryCode}, #{row.regionCode}, #{row.name},
            #{row.rateMillionths}, #{row.replacesCountry})
        """
    )
    int insertRate(@Param("tenantId") UUID tenantId, @Param("row") TaxRateRow row);

    @Update(
        """
        update tax_rate
        set category_id = #{row.categoryId}, country_code = #{row.countryCode}, region_code = #{row.regionCode},
            name = #{row.name}, rate_millionths = #{row.rateMillionths}, replaces_country = #{row.replacesCountry},
            version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int updateRate(@Param("row") TaxRateRow row);

    @Delete("delete from tax_rate where id = #{id} and version = #{version}")
    int deleteRate(@Param("id") UUID id, @Param("version") int version);

    /** Those of some ids that are products. */
    @Select(
        """
        select p.id
        from product p
        where p.id = any(#{ids})
        order by p.id
        """
    )
    List<UUID> findKnownProductIds(@Param("ids") List<UUID> ids);

    /** Puts products into a category, or into the usual one where it is null. */
    @Update(
        """
        update product
        set tax_category_id = cast(#{categoryId} as uuid), version = version + 1, updated_at = now()
        where id = any(#{ids})
            and tax_category_id is distinct from cast(#{categoryId} as uuid)
        """
    )
    int assign(@Param("categoryId") @Nullable UUID categoryId, @Param("ids") List<UUID> ids);
}
