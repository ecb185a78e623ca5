package io.quelyos.persistence.market;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes products and categories in other languages than the tenant's own. */
@Mapper
public interface TranslationMapper {
    @Select(
        "select " +
            ProductTranslationRow.COLUMNS +
            """

            from product_translation t
            where t.product_id = any(#{productIds})
                and t.locale = #{locale}
            order by t.product_id
            limit 100000
            """
    )
    List<ProductTranslationRow> listProductsIn(
        @Param("productIds") List<UUID> productIds,
        @Param("locale") String locale
    );

    @Select(
        "select " +
            ProductTranslationRow.COLUMNS +
            """

            from product_translation t
            where t.product_id = any(#{productIds})
            order by t.product_id, t.locale
            limit 100000
            """
    )
    List<ProductTranslationRow> listOfProducts(@Param("productIds") List<UUID> productIds);

    @Select(
        "select " +
            ProductTranslationRow.COLUMNS +
            """

            from product_translation t
            where t.product_id = #{productId}
                and t.locale = #{locale}
            """
    )
    @Nullable
    ProductTranslationRow findProduct(@Param("productId") UUID productId, @Param("locale") String locale);

    /** Adds a translation; 0 where there is one already. */
    @Insert(
        """
        insert into product_translation (tenant_id, product_id, locale, name, description_html, seo_title, seo_description)
        values (#{tenantId}, #{row.productId}, #{row.locale}, #{row.name}, #{row.descriptionHtml}, #{row.seoTitle},
            #{row.seoDescription})
        on conflict (tenant_id, product_id, locale) do nothing
        """
    )
    int insertProduct(@Param("tenantId") UUID tenantId, @Param("row") ProductTranslationRow row);

    /** Changes a translation that still has the version of the row. */
    @Update(
        """
        update product_translation
        set name = #{name}, description_html = #{descriptionHtml}, seo_title = #{seoTitle},
            seo_description = #{seoDescription}, version = version + 1, updated_at = now()
        where product_id = #{productId}
            and locale = #{locale}
            and version = #{version}
        """
    )
    int updateProduct(ProductTranslationRow row);

    @Delete(
        """
        delete from product_translation
        where product_id = #{productId}
            and locale = #{locale}
            and version = #{version}
        """
    )
    int deleteProduct(
        @Param("productId") UUID productId,
        @Param("locale") String locale,
        @Param("version") int version
    );

    @Select(
        "select " +
            CategoryTranslationRow.COLUMNS +
            """

            from category_translation t
            where t.category_id = any(#{categoryIds})
                and t.locale = #{locale}
            order by t.category_id
            limit 100000
            """
    )
    List<CategoryTranslationRow> listCategoriesIn(
        @Param("categoryIds") List<UUID> categoryIds,
        @Param("locale") String locale
    );

    @Select(
        "select " +
            CategoryTranslationRow.COLUMNS +
            """

            from category_translation t
            where t.category_id = any(#{categoryIds})
            order by t.category_id, t.locale
            limit 100000
            """
    )
    List<CategoryTranslationRow> listOfCategories(@Param("categoryIds") List<UUID> categoryIds);

    @Select(
        "select " +
            CategoryTranslationRow.COLUMNS +
            """

            from category_translation t
            where t.category_id = #{categoryId}
                and t.locale = #{locale}
            """
    )
    @Nullable
    CategoryTranslationRow findCategory(@Param("categoryId") UUID categoryId, @Param("locale") String locale);

    /** Adds a translation; 0 where there is one already. */
    @Insert(
        """
        insert into category_translation (tenant_id, category_id, locale, name, description, seo_title, seo_description)
        values (#{tenantId}, #{row.categoryId}, #{row.locale}, #{row.name}, #{row.description}, #{row.seoTitle},
            #{row.seoDescription})
        on conflict (tenant_id, category_id, locale) do nothing
        """
    )
    int insertCategory(@Param("tenantId") UUID tenantId, @Param("row") CategoryTranslationRow row);

    /** Changes a translation that still has the version of the row. */
    @Update(
        """
        update category_translation
        set name = #{name}, description = #{description}, seo_title = #{seoTitle},
            seo_description = #{seoDescription}, version = version + 1, updated_at = now()
        where category_id = #{categoryId}
            and locale = #{locale}
            and version = #{version}
        """
    )
    int updateCategory(CategoryTranslationRow row);

    @Delete(
        """
        delete from category_translation
        where category_id = #{categoryId}
            and locale = #{locale}
            and version = #{version}
        """
    )
    int deleteCategory(
        @Param("categoryId") UUID categoryId,
        @Param("locale") String locale,
        @Param("version") int version
    );
}
