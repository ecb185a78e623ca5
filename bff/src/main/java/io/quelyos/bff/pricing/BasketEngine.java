package io.quelyos.bff.pricing;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.discount.Discount;
import io.quelyos.bff.pricing.discount.DiscountEngine;
import io.quelyos.bff.pricing.discount.Discounts;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.tax.AppliedTax;
import io.quelyos.bff.pricing.tax.TaxRun;
import io.quelyos.bff.pricing.tax.TaxTable;
import io.quelyos.bff.pricing.tax.TaxedAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Prices a basket: first promotions, on prices as they are entered; then tax, on what is left of each line. A pure function:
 * the same basket and rules give the same answer, and the order of lines, codes and rules changes no amount. The rules of
 * rounding are in {@code docs/adr/2026-11-20-prices-to-the-cent.md}.
 */
public final class BasketEngine {

    private BasketEngine() {}

    /**
     * Prices a basket.
     *
     * @throws ArithmeticException when an amount is larger than a long
     */
    public static PricedBasket price(Basket basket, PromotionBook promotions, TaxTable taxes) {
        Discounts discounts = DiscountEngine.discounts(basket, promotions);
        var taxRun = new TaxRun(taxes, basket);
        List<PricedLine> lines = basket
            .lines()
            .stream()
            .map(line -> priced(line, discounts.ofLine(line.id()), taxRun))
            .toList();
        PricedDelivery delivery = priced(basket.delivery(), discounts.onDelivery(), taxRun);
        return new PricedBasket(
            basket.currency(),
            basket.pricesIncludeTax(),
            lines,
            delivery,
            discounts.applied(),
            discounts.refused(),
            taxRun.treatment(),
            byRate(amounts(lines, delivery)),
            totals(basket, lines, delivery)
        );
    }

    private static PricedLine priced(BasketLine line, List<Discount> discounts, TaxRun taxRun) {
        long discount = sum(discounts, Discount::amountMinor);
        long left = line.subtotalMinor() - discount;
        TaxedAmount amount = taxRun.tax(left, line.taxCategoryId(), line.isTaxable());
        return new PricedLine(line, line.subtotalMinor(), discounts, discount, amount);
    }

    private static @Nullable PricedDelivery priced(
        @Nullable BasketDelivery delivery,
        List<Discount> discounts,
        TaxRun taxRun
    ) {
        if (delivery == null) {
            return null;
        }
        long discount = sum(discounts, Discount::amountMinor);
        TaxedAmount amount = taxRun.tax(delivery.amountMinor() - discount, delivery.taxCategoryId(), true);
        return new PricedDelivery(delivery.amountMinor(), discounts, discount, amount);
    }

    private static BasketTotals totals(Basket basket, List<PricedLine> lines, @Nullable PricedDelivery delivery) {
        long subtotal = sum(lines, PricedLine::subtotalMinor);
        long discount = sum(lines, PricedLine::discountMinor);
        long deliveryAmount = delivery == null ? 0 : delivery.subtotalMinor();
        long deliveryDiscount = delivery == null ? 0 : delivery.discountMinor();
        List<TaxedAmount> amounts = amounts(lines, delivery);
        long net = sum(amounts, TaxedAmount::netMinor);
        long gross = sum(amounts, TaxedAmount::grossMinor);
        long entered = Math.addExact(subtotal - discount, deliveryAmount - deliveryDiscount);
        long removed = basket.pricesIncludeTax() ? entered - gross : 0;
        return new BasketTotals(
            subtotal,
            discount,
            deliveryAmount,
            deliveryDiscount,
            removed,
            net,
            sum(amounts, TaxedAmount::taxMinor),
            gross
        );
    }

    private static List<TaxedAmount> amounts(List<PricedLine> lines, @Nullable PricedDelivery delivery) {
        List<TaxedAmount> amounts = new ArrayList<>(lines.stream().map(PricedLine::amount).toList());
        if (delivery != null) {
            amounts.add(delivery.amount());
        }
        return amounts;
    }

    private static List<AppliedTax> byRate(List<TaxedAmount> amounts) {
        Map<UUID, AppliedTax> found = new LinkedHashMap<>();
        for (TaxedAmount amount : amounts) {
            for (AppliedTax tax : amount.taxes()) {
                found.merge(tax.rateId(), tax, (sum, next) ->
                    new AppliedTax(
                        sum.rateId(),
                        sum.name(),
                        sum.rateMillionths(),
                        Math.addExact(sum.basisMinor(), next.basisMinor()),
                        Math.addExact(sum.amountMinor(), next.amountMinor())
                    )
                );
            }
        }
        return List.copyOf(found.values());
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> amount) {
        return parts.stream().mapToLong(amount).reduce(0, Math::addExact);
    }
}
