package io.quelyos.bff.cart.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.page.PublishedProductLoader;
import io.quelyos.bff.catalog.page.VariantByIdLoader;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the fields of a cart's lines that lead to the catalogue. */
@DgsComponent
final class ShopCartLineFetcher {

    private static final String LINE = "ShopCartLine";

    private final MarketLoading market;

    ShopCartLineFetcher(MarketLoading market) {
        this.market = market;
    }

    @DgsData(parentType = LINE, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        ShopCart.Line line = Loading.source(environment, ShopCart.Line.class);
        return line.productId() == null
            ? CompletableFuture.completedFuture(line.name())
            : market
                  .product(context, environment, line.productId())
                  .thenApply(row -> row == null || row.name() == null ? line.name() : row.name());
    }

    @DgsData(parentType = LINE, field = "variant")
    CompletableFuture<@Nullable ShopVariant> variant(TenantContext context, DataFetchingEnvironment environment) {
        ShopCart.Line line = Loading.source(environment, ShopCart.Line.class);
        return Loading.<Object, StockedVariantRow>find(environment, VariantByIdLoader.NAME, line.variantId()).thenApply(
            row -> row == null ? null : ShopVariant.of(context, row)
        );
    }

    @DgsData(parentType = LINE, field = "product")
    CompletableFuture<@Nullable ShopProduct> product(TenantContext context, DataFetchingEnvironment environment) {
        ShopCart.Line line = Loading.source(environment, ShopCart.Line.class);
        return Loading.<Object, ProductRow>find(environment, PublishedProductLoader.NAME, line.productId()).thenApply(
            row -> row == null ? null : ShopProduct.of(context, row)
        );
    }
}
