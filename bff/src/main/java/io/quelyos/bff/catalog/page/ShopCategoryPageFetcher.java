package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopProduct.ShopSeo;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.market.CategoryTranslationRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what a category's page tells beside the category itself. */
@DgsComponent
final class ShopCategoryPageFetcher {

    private static final String CATEGORY = "ShopCategory";
    private final MarketLoading market;

    ShopCategoryPageFetcher(MarketLoading market) {
        this.market = market;
    }

    @DgsData(parentType = CATEGORY, field = "breadcrumbs")
    CompletableFuture<List<CategoryRow>> breadcrumbs(DataFetchingEnvironment environment) {
        return Loading.list(environment, BreadcrumbLoader.NAME, category(environment).id());
    }

    @DgsData(parentType = CATEGORY, field = "seo")
    CompletableFuture<ShopSeo> seo(TenantContext context, DataFetchingEnvironment environment) {
        CategoryRow row = category(environment);
        return market.category(context, environment, row.id()).thenApply(translation -> seoOf(row, translation));
    }

    /** What the tenant wrote for search engines, else the category's own texts in the request's language. */
    private static ShopSeo seoOf(CategoryRow row, @Nullable CategoryTranslationRow translation) {
        String name = translation == null || translation.name() == null ? row.name() : translation.name();
        String text =
            translation == null || translation.description() == null ? row.description() : translation.description();
        return new ShopSeo(
            row.seoTitle() == null ? name : row.seoTitle(),
            row.seoDescription() == null ? text : row.seoDescription()
        );
    }

    @DgsData(parentType = CATEGORY, field = "canonicalPath")
    String canonicalPath(DataFetchingEnvironment environment) {
        return ShopPaths.category(category(environment).slug());
    }

    private static CategoryRow category(DataFetchingEnvironment environment) {
        return Loading.source(environment, CategoryRow.class);
    }
}
