package io.quelyos.bff.pricing;

import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.discount.Discount;
import io.quelyos.bff.pricing.tax.TaxedAmount;
import java.util.List;

/**
 * A line with its price. Amounts are in minor units.
 *
 * @param subtotalMinor all pieces at their price before any discount, with or without tax as prices are entered
 * @param discounts in the order in which they took effect
 * @param discountMinor the discounts' sum, at the most the subtotal
 * @param amount what is to be paid for the line after discounts, without and with tax
 */
public record PricedLine(
    BasketLine line,
    long subtotalMinor,
    List<Discount> discounts,
    long discountMinor,
    TaxedAmount amount
) {
    public PricedLine {
        discounts = List.copyOf(discounts);
    }
}
