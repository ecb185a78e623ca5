package io.quelyos.persistence.tax;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads taxes. */
@Mapper
public interface TaxMapper {
    @Select(
        """
        select c.id, c.code, c.name, c.is_usual, c.version, c.created_at
        from tax_category c
        order by c.id
        limit #{limit}
        """
    )
    List<TaxCategoryRow> listCategories(@Param("limit") int limit);

    @Select(
        """
        select c.id, c.code, c.name, c.is_usual, c.version, c.created_at
        from tax_category c
        where c.id = #{id}
        """
    )
    @Nullable
    TaxCategoryRow findCategory(@Param("id") UUID id);

    @Select(
        "select " +
            TaxRateRow.COLUMNS +
            """

            from tax_rate r
            order by r.id
            limit #{limit}
            """
    )
    List<TaxRateRow> listAllRates(@Param("limit") int limit);

    @Select(
        "select " +
            TaxRateRow.COLUMNS +
            """

            from tax_rate r
            where r.id = #{id}
            """
    )
    @Nullable
    TaxRateRow findRate(@Param("id") UUID id);

    /** A page of rates, the newest first; a part of the filter that is null keeps all. */
    @Select(
        "select " +
            TaxRateRow.COLUMNS +
            """

            from tax_rate r
            where (cast(#{countryCode} as text) is null or r.country_code = cast(#{countryCode} as text))
                and (cast(#{categoryId} as uuid) is null or r.category_id = cast(#{categoryId} as uuid))
                and (cast(#{after} as uuid) is null or r.id < cast(#{after} as uuid))
            order by r.id desc
            limit #{limit}
            """
    )
    List<TaxRateRow> listRates(
        @Param("countryCode") @Nullable String countryCode,
        @Param("categoryId") @Nullable UUID categoryId,
        @Param("after") @Nullable UUID after,
        @Param("limit") int limit
    );

    @Select(
        """
        select count(*)
        from tax_rate r
        where (cast(#{countryCode} as text) is null or r.country_code = cast(#{countryCode} as text))
            and (cast(#{categoryId} as uuid) is null or r.category_id = cast(#{categoryId} as uuid))
        """
    )
    long countRates(@Param("countryCode") @Nullable String countryCode, @Param("categoryId") @Nullable UUID categoryId);
}
