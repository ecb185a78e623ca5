package io.quelyos.bff.market.loader;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.MoneyRange;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.BasePrice;
import io.quelyos.bff.market.VariantPrice;
import io.quelyos.bff.market.VariantPrices;
import io.quelyos.bff.pricelist.AgreedPriceLoader;
import io.quelyos.bff.pricelist.AgreedPrices;
import io.quelyos.bff.pricelist.AgreedSpanLoader;
import io.quelyos.bff.pricelist.PriceLists;
import io.quelyos.persistence.market.CategoryTranslationRow;
import io.quelyos.persistence.market.ProductPriceRow;
import io.quelyos.persistence.market.ProductTranslationRow;
import io.quelyos.persistence.market.VariantPriceRow;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the loaders of this package, or nobody: what is shown in the tenant's own language and currency is there already.
 * Whatever fetcher shows a product, a category or a price asks here.
 */
@Component
public final class MarketLoading {

    private final VariantPrices prices;
    private final PriceLists lists;

    MarketLoading(VariantPrices prices, PriceLists lists) {
        this.prices = prices;
        this.lists = lists;
    }

    /** A product's content in the request's language; null where that is the tenant's own, or nothing is translated. */
    public CompletableFuture<@Nullable ProductTranslationRow> product(
        TenantContext context,
        DataFetchingEnvironment environment,
        UUID id
    ) {
        return Loading.find(environment, ProductTranslationLoader.NAME, context.isInBaseLocale() ? null : id);
    }

    /** A category's content in the request's language; null where that is the tenant's own, or nothing is translated. */
    public CompletableFuture<@Nullable CategoryTranslationRow> category(
        TenantContext context,
        DataFetchingEnvironment environment,
        UUID id
    ) {
        return Loading.find(environment, CategoryTranslationLoader.NAME, context.isInBaseLocale() ? null : id);
    }

    /** What an article costs whoever asks, in the request's currency. */
    public CompletableFuture<VariantPrice> price(
        TenantContext context,
        DataFetchingEnvironment environment,
        BasePrice base
    ) {
        CompletableFuture<VariantPrice> open = openPrice(context, environment, base);
        if (!lists.isPossible(context)) {
            return open;
        }
        return open.thenCombine(
            Loading.<UUID, AgreedPrices>find(environment, AgreedPriceLoader.NAME, base.variantId()),
            MarketLoading::agreed
        );
    }

    /** Whether all that is shown of prices is what articles say themselves. */
    public boolean isPlain(TenantContext context) {
        return context.isInBaseCurrency() && !lists.isPossible(context);
    }

    /** What an article costs everybody. */
    private CompletableFuture<VariantPrice> openPrice(
        TenantContext context,
        DataFetchingEnvironment environment,
        BasePrice base
    ) {
        if (context.isInBaseCurrency()) {
            return CompletableFuture.completedFuture(VariantPrice.of(base, context.currency()));
        }
        return Loading.<UUID, VariantPriceRow>find(environment, VariantPriceLoader.NAME, base.variantId()).thenApply(
            explicit -> VariantPrice.of(base, prices.rule(context, context.currency()), explicit)
        );
    }

    private static VariantPrice agreed(VariantPrice open, @Nullable AgreedPrices agreed) {
        return agreed == null
            ? open
            : new VariantPrice(agreed.at(1, open.priceMinor()), open.compareAtMinor(), open.currency());
    }

    /**
     * The span of what a product's articles cost whoever asks, in the request's currency.
     *
     * @param base the span in the tenant's own currency
     */
    public CompletableFuture<MoneyRange> range(
        TenantContext context,
        DataFetchingEnvironment environment,
        UUID productId,
        MoneyRange base
    ) {
        if (!lists.isPossible(context)) {
            return openRange(context, environment, productId, base);
        }
        return Loading.<UUID, ProductPriceRow>find(environment, AgreedSpanLoader.NAME, productId).thenApply(row ->
            row != null ? range(context, row) : context.isInBaseCurrency() ? base : converted(context, base)
        );
    }

    /** The span of what a product's articles cost everybody. */
    private CompletableFuture<MoneyRange> openRange(
        TenantContext context,
        DataFetchingEnvironment environment,
        UUID productId,
        MoneyRange base
    ) {
        if (context.isInBaseCurrency()) {
            return CompletableFuture.completedFuture(base);
        }
        return Loading.<UUID, ProductPriceRow>find(environment, ProductPriceLoader.NAME, productId).thenApply(row ->
            row == null ? converted(context, base) : range(context, row)
        );
    }

    private static MoneyRange range(TenantContext context, ProductPriceRow row) {
        return new MoneyRange(
            Money.ofMinor(row.minPriceMinor(), context.currency()),
            Money.ofMinor(row.maxPriceMinor(), context.currency())
        );
    }

    /** Of a product without articles: nothing is kept of what they cost. */
    private MoneyRange converted(TenantContext context, MoneyRange base) {
        return new MoneyRange(converted(context, base.min()), converted(context, base.max()));
    }

    private Money converted(TenantContext context, Money base) {
        long minor = prices
            .rule(context, context.currency())
            .convertPrice(Money.toMinor(base.amount(), base.currency()));
        return Money.ofMinor(minor, context.currency());
    }
}
