package io.quelyos.bff.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.pricing.discount.AppliedPromotion;
import io.quelyos.bff.pricing.discount.Discount;
import io.quelyos.bff.pricing.tax.AppliedTax;
import io.quelyos.bff.pricing.tax.TaxedAmount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every basket, tried on many random ones with and without minor units. */
class BasketPropertiesTest {

    private static final int CASES = 3000;

    @ParameterizedTest
    @ValueSource(strings = { "EUR", "JPY", "KWD" })
    void sumsToTheLastMinorUnit(String currency) {
        long applied = 0;
        for (int i = 0; i < CASES; i++) {
            long seed = currency.hashCode() * 1_000_003L + i;
            RandomBaskets.Case random = new RandomBaskets(new Random(seed), currency).next();
            PricedBasket priced = BasketEngine.price(random.basket(), random.book(), random.taxes());
            assertLines(priced, seed);
            assertTotals(priced, seed);
            applied += priced.promotions().size();
        }
        // The cases are worth something only if promotions often take effect.
        assertThat(applied).isGreaterThan(CASES);
    }

    @ParameterizedTest
    @ValueSource(strings = { "EUR", "JPY", "KWD" })
    void doesNotDependOnTheOrderOfAnything(String currency) {
        for (int i = 0; i < CASES; i++) {
            long seed = currency.hashCode() * 7_000_003L + i;
            var randomness = new Random(seed);
            RandomBaskets.Case random = new RandomBaskets(randomness, currency).next();
            PricedBasket priced = BasketEngine.price(random.basket(), random.book(), random.taxes());
            RandomBaskets.Case shuffled = random.shuffled(randomness);
            PricedBasket again = BasketEngine.price(shuffled.basket(), shuffled.book(), shuffled.taxes());
            assertThat(again.totals()).as("seed %d", seed).isEqualTo(priced.totals());
            assertThat(sorted(again)).as("seed %d", seed).isEqualTo(sorted(priced));
            assertThat(again.promotions()).as("seed %d", seed).isEqualTo(priced.promotions());
            assertThat(new HashSet<>(again.refusedCoupons()))
                .as("seed %d", seed)
                .isEqualTo(new HashSet<>(priced.refusedCoupons()));
        }
    }

    private static List<PricedLine> sorted(PricedBasket priced) {
        List<PricedLine> lines = new ArrayList<>(priced.lines());
        Collections.sort(lines, Comparator.comparing(line -> line.line().id()));
        return lines;
    }

    private static void assertLines(PricedBasket priced, long seed) {
        for (PricedLine line : priced.lines()) {
            assertThat(line.subtotalMinor())
                .as("seed %d", seed)
                .isEqualTo(line.line().quantity() * line.line().unitPriceMinor());
            assertPart(line.subtotalMinor(), line.discounts(), line.discountMinor(), seed);
            assertAmount(priced, line.amount(), line.subtotalMinor() - line.discountMinor(), seed);
        }
        PricedDelivery delivery = priced.delivery();
        if (delivery != null) {
            assertPart(delivery.subtotalMinor(), delivery.discounts(), delivery.discountMinor(), seed);
            assertAmount(priced, delivery.amount(), delivery.subtotalMinor() - delivery.discountMinor(), seed);
        }
    }

    private static void assertPart(long subtotal, List<Discount> discounts, long discount, long seed) {
        assertThat(discounts)
            .as("seed %d", seed)
            .allMatch(each -> each.amountMinor() > 0);
        assertThat(sum(discounts, Discount::amountMinor)).as("seed %d", seed).isEqualTo(discount);
        assertThat(discount).as("seed %d", seed).isBetween(0L, subtotal);
    }

    private static void assertAmount(PricedBasket priced, TaxedAmount amount, long left, long seed) {
        assertThat(amount.netMinor() + amount.taxMinor())
            .as("seed %d", seed)
            .isEqualTo(amount.grossMinor());
        assertThat(sum(amount.taxes(), AppliedTax::amountMinor)).as("seed %d", seed).isEqualTo(amount.taxMinor());
        assertThat(List.of(amount.netMinor(), amount.taxMinor()))
            .as("seed %d", seed)
            .allMatch(part -> part >= 0);
        boolean isTaxed = priced.totals().removedTaxMinor() == 0;
        long entered = priced.pricesIncludeTax() ? amount.grossMinor() : amount.netMinor();
        assertThat(entered).as("seed %d", seed).isLessThanOrEqualTo(left);
        if (isTaxed) {
            assertThat(entered).as("seed %d", seed).isEqualTo(left);
        }
    }

    private static void assertTotals(PricedBasket priced, long seed) {
        BasketTotals totals = priced.totals();
        List<TaxedAmount> amounts = new ArrayList<>(priced.lines().stream().map(PricedLine::amount).toList());
        PricedDelivery delivery = priced.delivery();
        if (delivery != null) {
            amounts.add(delivery.amount());
        }
        assertThat(totals.subtotalMinor())
            .as("seed %d", seed)
            .isEqualTo(sum(priced.lines(), PricedLine::subtotalMinor));
        assertThat(totals.discountMinor())
            .as("seed %d", seed)
            .isEqualTo(sum(priced.lines(), PricedLine::discountMinor));
        assertThat(totals.netMinor()).as("seed %d", seed).isEqualTo(sum(amounts, TaxedAmount::netMinor));
        assertThat(totals.grossMinor()).as("seed %d", seed).isEqualTo(sum(amounts, TaxedAmount::grossMinor));
        assertThat(totals.netMinor() + totals.taxMinor())
            .as("seed %d", seed)
            .isEqualTo(totals.grossMinor());
        assertThat(sum(priced.taxes(), AppliedTax::amountMinor)).as("seed %d", seed).isEqualTo(totals.taxMinor());
        assertThat(sum(priced.promotions(), AppliedPromotion::amountMinor))
            .as("seed %d", seed)
            .isEqualTo(totals.discountMinor() + totals.deliveryDiscountMinor());
        long entered =
            totals.subtotalMinor() -
            totals.discountMinor() +
            totals.deliveryMinor() -
            totals.deliveryDiscountMinor() -
            totals.removedTaxMinor();
        assertThat(entered)
            .as("seed %d", seed)
            .isEqualTo(priced.pricesIncludeTax() ? totals.grossMinor() : totals.netMinor());
        assertThat(totals.removedTaxMinor()).as("seed %d", seed).isNotNegative();
        assertThat(priced.promotions())
            .as("seed %d", seed)
            .allMatch(promotion -> promotion.amountMinor() > 0);
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> amount) {
        return parts.stream().filter(Objects::nonNull).mapToLong(amount).sum();
    }
}
