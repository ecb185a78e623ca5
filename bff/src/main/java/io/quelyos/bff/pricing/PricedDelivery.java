package io.quelyos.bff.pricing;

import io.quelyos.bff.pricing.discount.Discount;
import io.quelyos.bff.pricing.tax.TaxedAmount;
import java.util.List;

/**
 * A delivery with its price. Amounts are in minor units.
 *
 * @param subtotalMinor before any discount, with or without tax as prices are entered
 * @param discounts in the order in which they took effect
 * @param discountMinor the discounts' sum, at the most the subtotal
 * @param amount what is to be paid for it after discounts, without and with tax
 */
public record PricedDelivery(long subtotalMinor, List<Discount> discounts, long discountMinor, TaxedAmount amount) {
    public PricedDelivery {
        discounts = List.copyOf(discounts);
    }
}
