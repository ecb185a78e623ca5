package io.quelyos.bff.market.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.catalog.CategoryRow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what the shop's categories say in the request's language. */
@DgsComponent
final class ShopCategoryMarketFetcher {

    private static final String CATEGORY = "ShopCategory";
    private final ShownProducts shown;
    private final MarketLoading market;

    ShopCategoryMarketFetcher(ShownProducts shown, MarketLoading market) {
        this.shown = shown;
        this.market = market;
    }

    @DgsData(parentType = CATEGORY, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        return shown.texts(context, environment, category(environment)).thenApply(CategoryRow::name);
    }

    @DgsData(parentType = CATEGORY, field = "description")
    CompletableFuture<@Nullable String> description(TenantContext context, DataFetchingEnvironment environment) {
        return shown.texts(context, environment, category(environment)).thenApply(CategoryRow::description);
    }

    @DgsData(parentType = CATEGORY, field = "contentLocale")
    CompletableFuture<String> contentLocale(TenantContext context, DataFetchingEnvironment environment) {
        return market
            .category(context, environment, category(environment).id())
            .thenApply(row ->
                (row == null || row.name() == null ? context.baseLocale() : context.locale()).toLanguageTag()
            );
    }

    private static CategoryRow category(DataFetchingEnvironment environment) {
        return Loading.source(environment, CategoryRow.class);
    }
}
