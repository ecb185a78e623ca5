package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.BasePrice;
import io.quelyos.bff.market.loader.MarketLoading;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.page.VariantFactsRow;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what a product's page tells of an article beside the article itself. */
@DgsComponent
final class ShopVariantPageFetcher {

    private static final String VARIANT = "ShopVariant";
    private final ShopPolicies policies;
    private final MarketLoading market;

    ShopVariantPageFetcher(ShopPolicies policies, MarketLoading market) {
        this.policies = policies;
        this.market = market;
    }

    @DgsData(parentType = VARIANT, field = "stock")
    CompletableFuture<ShopStock> stock(TenantContext context, DataFetchingEnvironment environment) {
        ShopPolicyRow policy = policies.of(context);
        return facts(environment).thenApply(row -> ShopStock.of(policy, row, LocalDate.now(ZoneOffset.UTC)));
    }

    @DgsData(parentType = VARIANT, field = "unitPrice")
    CompletableFuture<@Nullable ShopUnitPrice> unitPrice(TenantContext context, DataFetchingEnvironment environment) {
        ShopVariant variant = variant(environment);
        long minor = Money.toMinor(variant.price().amount(), variant.price().currency());
        return market
            .price(context, environment, new BasePrice(variant.id(), minor, null))
            .thenCombine(facts(environment), (price, row) ->
                ShopUnitPrice.of(Money.ofMinor(price.priceMinor(), price.currency()), row)
            );
    }

    /** What the article's row counts, with what its product says for all its articles. */
    private static CompletableFuture<VariantFactsRow> facts(DataFetchingEnvironment environment) {
        ShopVariant variant = variant(environment);
        ProductRow.Facts known = variant.product();
        return known != null
            ? CompletableFuture.completedFuture(facts(variant, known))
            : Loading.<Object, ProductRow.Facts>find(
                  environment,
                  ProductFactsLoader.NAME,
                  variant.productId()
              ).thenApply(row ->
                  facts(variant, Objects.requireNonNull(row, "the product of an article that was read is there"))
              );
    }

    private static VariantFactsRow facts(ShopVariant variant, ProductRow.Facts product) {
        ShopVariant.Counted counted = variant.counted();
        Integer own = counted.ownUnitAmount();
        return new VariantFactsRow(
            variant.id(),
            counted.onHand(),
            counted.sellable(),
            product.availableOn(),
            own == null ? product.unitAmount() : own,
            product.unit(),
            own
        );
    }

    private static ShopVariant variant(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopVariant.class);
    }
}
