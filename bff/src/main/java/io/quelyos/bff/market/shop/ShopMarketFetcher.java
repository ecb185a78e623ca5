package io.quelyos.bff.market.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.catalog.shop.ShopProduct.ShopSeo;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.loader.MarketLoading;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what the shop's products and articles say in the request's language and cost in its currency. */
@DgsComponent
final class ShopMarketFetcher {

    private static final String PRODUCT = "ShopProduct";
    private static final String VARIANT = "ShopVariant";
    private final ShownProducts shown;
    private final MarketLoading market;

    ShopMarketFetcher(ShownProducts shown, MarketLoading market) {
        this.shown = shown;
        this.market = market;
    }

    @DgsData(parentType = PRODUCT, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        return shown.texts(context, environment, product(environment)).thenApply(ShopProduct::name);
    }

    @DgsData(parentType = PRODUCT, field = "descriptionHtml")
    CompletableFuture<String> descriptionHtml(TenantContext context, DataFetchingEnvironment environment) {
        return shown.description(context, environment, product(environment));
    }

    @DgsData(parentType = PRODUCT, field = "seo")
    CompletableFuture<ShopSeo> seo(TenantContext context, DataFetchingEnvironment environment) {
        return shown.texts(context, environment, product(environment)).thenApply(ShopProduct::seo);
    }

    @DgsData(parentType = PRODUCT, field = "contentLocale")
    CompletableFuture<String> contentLocale(TenantContext context, DataFetchingEnvironment environment) {
        return market
            .product(context, environment, product(environment).id())
            .thenApply(row ->
                (row == null || row.name() == null ? context.baseLocale() : context.locale()).toLanguageTag()
            );
    }

    @DgsData(parentType = PRODUCT, field = "priceRange")
    CompletableFuture<MoneyRange> priceRange(TenantContext context, DataFetchingEnvironment environment) {
        return shown.range(context, environment, product(environment));
    }

    @DgsData(parentType = VARIANT, field = "price")
    CompletableFuture<Money> price(TenantContext context, DataFetchingEnvironment environment) {
        return shown.priced(context, environment, variant(environment)).thenApply(ShopVariant::price);
    }

    @DgsData(parentType = VARIANT, field = "compareAtPrice")
    CompletableFuture<@Nullable Money> compareAtPrice(TenantContext context, DataFetchingEnvironment environment) {
        return shown.priced(context, environment, variant(environment)).thenApply(ShopVariant::compareAtPrice);
    }

    private static ShopProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopProduct.class);
    }

    private static ShopVariant variant(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopVariant.class);
    }
}
