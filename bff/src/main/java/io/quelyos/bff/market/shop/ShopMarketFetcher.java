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
import io.quelyos.bff.market.BasePrice;
import io.quelyos.bff.market.VariantPrice;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.persistence.market.ProductTranslationRow;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what the shop's products and variants say in the request's language and cost in its currency. */
@DgsComponent
final class ShopMarketFetcher {

    private static final String PRODUCT = "ShopProduct";
    private static final String VARIANT = "ShopVariant";
    private final MarketLoading market;

    ShopMarketFetcher(MarketLoading market) {
        this.market = market;
    }

    @DgsData(parentType = PRODUCT, field = "name")
    CompletableFuture<String> name(TenantContext context, DataFetchingEnvironment environment) {
        ShopProduct product = product(environment);
        return translation(context, environment).thenApply(row -> nameOf(product, row));
    }

    @DgsData(parentType = PRODUCT, field = "descriptionHtml")
    CompletableFuture<String> descriptionHtml(TenantContext context, DataFetchingEnvironment environment) {
        ShopProduct product = product(environment);
        return translation(context, environment).thenApply(row ->
            row == null || row.descriptionHtml() == null ? product.descriptionHtml() : row.descriptionHtml()
        );
    }

    @DgsData(parentType = PRODUCT, field = "seo")
    CompletableFuture<ShopSeo> seo(TenantContext context, DataFetchingEnvironment environment) {
        ShopProduct product = product(environment);
        return translation(context, environment).thenApply(row -> row == null ? product.seo() : seoOf(product, row));
    }

    @DgsData(parentType = PRODUCT, field = "contentLocale")
    CompletableFuture<String> contentLocale(TenantContext context, DataFetchingEnvironment environment) {
        return translation(context, environment).thenApply(row ->
            (row == null || row.name() == null ? context.baseLocale() : context.locale()).toLanguageTag()
        );
    }

    @DgsData(parentType = PRODUCT, field = "priceRange")
    CompletableFuture<MoneyRange> priceRange(TenantContext context, DataFetchingEnvironment environment) {
        ShopProduct product = product(environment);
        return market.range(context, environment, product.id(), product.priceRange());
    }

    @DgsData(parentType = VARIANT, field = "price")
    CompletableFuture<Money> price(TenantContext context, DataFetchingEnvironment environment) {
        return cost(context, environment).thenApply(cost -> Money.ofMinor(cost.priceMinor(), cost.currency()));
    }

    @DgsData(parentType = VARIANT, field = "compareAtPrice")
    CompletableFuture<@Nullable Money> compareAtPrice(TenantContext context, DataFetchingEnvironment environment) {
        return cost(context, environment).thenApply(cost ->
            Money.ofNullableMinor(cost.compareAtMinor(), cost.currency())
        );
    }

    private CompletableFuture<VariantPrice> cost(TenantContext context, DataFetchingEnvironment environment) {
        ShopVariant variant = Loading.source(environment, ShopVariant.class);
        return market.price(context, environment, base(variant));
    }

    /** What a variant itself shows is in the tenant's own currency. */
    private static BasePrice base(ShopVariant variant) {
        Money before = variant.compareAtPrice();
        return new BasePrice(variant.id(), minor(variant.price()), before == null ? null : Long.valueOf(minor(before)));
    }

    private static long minor(Money money) {
        return Money.toMinor(money.amount(), money.currency());
    }

    private CompletableFuture<@Nullable ProductTranslationRow> translation(
        TenantContext context,
        DataFetchingEnvironment environment
    ) {
        return market.product(context, environment, product(environment).id());
    }

    private static String nameOf(ShopProduct product, @Nullable ProductTranslationRow row) {
        return row == null || row.name() == null ? product.name() : row.name();
    }

    /** A product without a title of its own is shown by its name, in whatever language that is. */
    private static ShopSeo seoOf(ShopProduct product, ProductTranslationRow row) {
        boolean hasOwnTitle = !product.seo().title().equals(product.name());
        String title = hasOwnTitle ? product.seo().title() : nameOf(product, row);
        String description = product.seo().description();
        return new ShopSeo(
            Objects.requireNonNullElse(row.seoTitle(), title),
            row.seoDescription() == null ? description : row.seoDescription()
        );
    }

    private static ShopProduct product(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopProduct.class);
    }
}
