package io.quelyos.bff.market.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.bff.site.VitrineProduct;
import java.util.concurrent.CompletableFuture;

/** Answers what the vitrine's products are called in the request's language and cost in its currency. */
@DgsComponent
final class VitrineMarketFetcher {

    private static final String PRODUCT = "VitrineProduct";
    private final MarketLoading market;

    VitrineMarketFetcher(MarketLoading market) {
        this.market = market;
    }

    @DgsData(parentType = PRODUCT, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        VitrineProduct product = product(environment);
        return market
            .product(context, environment, product.id())
            .thenApply(row -> row == null || row.name() == null ? product.name() : row.name());
    }

    @DgsData(parentType = PRODUCT, field = "priceFrom")
    CompletableFuture<Money> priceFrom(TenantContext context, DataFetchingEnvironment environment) {
        VitrineProduct product = product(environment);
        var base = new MoneyRange(product.priceFrom(), product.priceFrom());
        return market.range(context, environment, product.id(), base).thenApply(MoneyRange::min);
    }

    private static VitrineProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, VitrineProduct.class);
    }
}
