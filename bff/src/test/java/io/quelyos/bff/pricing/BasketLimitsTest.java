package io.quelyos.bff.pricing;

import static io.quelyos.bff.pricing.Baskets.STANDARD;
import static io.quelyos.bff.pricing.Baskets.automatic;
import static io.quelyos.bff.pricing.Baskets.basket;
import static io.quelyos.bff.pricing.Baskets.line;
import static io.quelyos.bff.pricing.Baskets.promotion;
import static io.quelyos.bff.pricing.Baskets.rate;
import static io.quelyos.bff.pricing.Baskets.withDelivery;
import static io.quelyos.bff.pricing.Baskets.withoutTaxInPrices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.tax.TaxTable;
import io.quelyos.bff.promotion.BasketRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest basket that can be is priced to the cent. */
class BasketLimitsTest {

    private static final long WHOLE =
        BasketRequest.MAXIMUM_LINES * (long) BasketLine.MAXIMUM_QUANTITY * PriceLimit.MAXIMUM_MINOR;

    @Test
    void addsTheLargestBasketUp() {
        Basket largest = withDelivery(
            basket(
                IntStream.rangeClosed(1, BasketRequest.MAXIMUM_LINES)
                    .mapToObj(number -> line(number, BasketLine.MAXIMUM_QUANTITY, PriceLimit.MAXIMUM_MINOR))
                    .toArray(BasketLine[]::new)
            ),
            PriceLimit.MAXIMUM_MINOR
        );
        // As much tax again as the goods cost: more than any country asks for.
        var dear = new TaxTable("FR", STANDARD, List.of(rate(1, STANDARD, "FR", null, 1_000_000)));
        for (Effect effect : List.of(
            new Effect.Percentage(3333),
            new Effect.AmountOff(PriceLimit.MAXIMUM_MINOR),
            new Effect.AmountOffEach(PriceLimit.MAXIMUM_MINOR - 1),
            new Effect.FixedPrice(1),
            new Effect.BuyXGetY(2, 1, null, 10_000, null)
        )) {
            Promotion promotion = promotion(1, effect);
            var priced = BasketEngine.price(withoutTaxInPrices(largest), automatic(promotion), dear);
            assertThat(priced.totals().subtotalMinor()).isEqualTo(WHOLE);
            long left = WHOLE - priced.totals().discountMinor() + PriceLimit.MAXIMUM_MINOR;
            assertThat(priced.totals().grossMinor()).isEqualTo(2 * left);
        }
    }

    @Test
    void refusesWhatIsLarger() {
        assertThatIllegalArgumentException().isThrownBy(() -> line(1, 1, PriceLimit.MAXIMUM_MINOR + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> line(1, BasketLine.MAXIMUM_QUANTITY + 1, 1));
    }
}
