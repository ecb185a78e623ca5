package io.quelyos.bff.market.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.market.CategoryTranslationRow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what the shop's categories say in the request's language. */
@DgsComponent
final class ShopCategoryMarketFetcher {

    private static final String CATEGORY = "ShopCategory";
    private final MarketLoading market;

    ShopCategoryMarketFetcher(MarketLoading market) {
        this.market = market;
    }

    @DgsData(parentType = CATEGORY, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        CategoryRow category = category(environment);
        return translation(context, environment).thenApply(row ->
            row == null || row.name() == null ? category.name() : row.name()
        );
    }

    @DgsData(parentType = CATEGORY, field = "description")
    CompletableFuture<@Nullable String> description(TenantContext context, DataFetchingEnvironment environment) {
        CategoryRow category = category(environment);
        return translation(context, environment).thenApply(row ->
            row == null || row.description() == null ? category.description() : row.description()
        );
    }

    @DgsData(parentType = CATEGORY, field = "contentLocale")
    CompletableFuture<String> contentLocale(TenantContext context, DataFetchingEnvironment environment) {
        return translation(context, environment).thenApply(row ->
            (row == null || row.name() == null ? context.baseLocale() : context.locale()).toLanguageTag()
        );
    }

    private CompletableFuture<@Nullable CategoryTranslationRow> translation(
        TenantContext context,
        DataFetchingEnvironment environment
    ) {
        return market.category(context, environment, category(environment).id());
    }

    private static CategoryRow category(DataFetchingEnvironment environment) {
        return Loading.source(environment, CategoryRow.class);
    }
}
