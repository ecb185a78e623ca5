package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopProduct.ShopSeo;
import io.quelyos.bff.market.shop.ShownProducts;
import io.quelyos.persistence.catalog.CategoryRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers what a category's page tells beside the category itself. */
@DgsComponent
final class ShopCategoryPageFetcher {

    private static final String CATEGORY = "ShopCategory";
    private final ShownProducts shown;

    ShopCategoryPageFetcher(ShownProducts shown) {
        this.shown = shown;
    }

    @DgsData(parentType = CATEGORY, field = "breadcrumbs")
    CompletableFuture<List<CategoryRow>> breadcrumbs(DataFetchingEnvironment environment) {
        return Loading.list(environment, BreadcrumbLoader.NAME, category(environment).id());
    }

    @DgsData(parentType = CATEGORY, field = "seo")
    CompletableFuture<ShopSeo> seo(TenantContext context, DataFetchingEnvironment environment) {
        return shown.texts(context, environment, category(environment)).thenApply(row -> {
            String description = row.seoDescription() == null ? row.description() : row.seoDescription();
            return new ShopSeo(row.seoTitle() == null ? row.name() : row.seoTitle(), description);
        });
    }

    @DgsData(parentType = CATEGORY, field = "canonicalPath")
    String canonicalPath(DataFetchingEnvironment environment) {
        return ShopPaths.category(category(environment).slug());
    }

    private static CategoryRow category(DataFetchingEnvironment environment) {
        return Loading.source(environment, CategoryRow.class);
    }
}
