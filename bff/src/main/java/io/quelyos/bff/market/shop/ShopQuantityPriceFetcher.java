package io.quelyos.bff.market.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.pricelist.AgreedPriceLoader;
import io.quelyos.bff.pricelist.AgreedPrices;
import io.quelyos.bff.pricelist.PriceLists;
import io.quelyos.persistence.pricelist.AgreedPriceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers from how many pieces on an article costs whoever asks less. */
@DgsComponent
final class ShopQuantityPriceFetcher {

    private final ShownProducts shown;
    private final PriceLists lists;

    ShopQuantityPriceFetcher(ShownProducts shown, PriceLists lists) {
        this.shown = shown;
        this.lists = lists;
    }

    /** The schema's type of the same name. */
    record ShopQuantityPrice(int minimum, Money price) {}

    @DgsData(parentType = "ShopVariant", field = "quantityPrices")
    CompletableFuture<List<ShopQuantityPrice>> quantityPrices(
        TenantContext context,
        DataFetchingEnvironment environment
    ) {
        if (!lists.isPossible(context)) {
            return CompletableFuture.completedFuture(List.of());
        }
        ShopVariant variant = Loading.source(environment, ShopVariant.class);
        return shown
            .priced(context, environment, variant)
            .thenCombine(
                Loading.<UUID, AgreedPrices>find(environment, AgreedPriceLoader.NAME, variant.id()),
                ShopQuantityPriceFetcher::steps
            );
    }

    /** Steps that bring the price further down; one that does not is none for the buyer. */
    private static List<ShopQuantityPrice> steps(ShopVariant priced, @Nullable AgreedPrices agreed) {
        List<ShopQuantityPrice> steps = new ArrayList<>();
        Money lowest = priced.price();
        for (AgreedPriceRow step : agreed == null ? List.<AgreedPriceRow>of() : agreed.steps()) {
            Money price = Money.ofMinor(step.priceMinor(), lowest.currency());
            if (price.amount().compareTo(lowest.amount()) < 0) {
                lowest = price;
                steps.add(new ShopQuantityPrice(step.minimum(), price));
            }
        }
        return steps;
    }
}
