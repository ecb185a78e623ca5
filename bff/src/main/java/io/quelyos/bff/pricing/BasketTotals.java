package io.quelyos.bff.pricing;

/**
 * What all lines and the delivery come to, in minor units. The first four are with or without tax as prices are entered;
 * subtotal, less discount, plus delivery, less delivery discount is then the gross or the net amount, less what {@code
 * removedTaxMinor} says.
 *
 * @param subtotalMinor the lines before any discount
 * @param discountMinor what promotions take off the lines
 * @param deliveryMinor the delivery before any discount; 0 until one is chosen
 * @param deliveryDiscountMinor what promotions take off the delivery
 * @param removedTaxMinor the seller's own tax that is taken out of prices entered with tax, because the basket is not taxed
 * @param netMinor everything after discounts, without tax
 * @param taxMinor the tax on it
 * @param grossMinor what is to be paid
 */
public record BasketTotals(
    long subtotalMinor,
    long discountMinor,
    long deliveryMinor,
    long deliveryDiscountMinor,
    long removedTaxMinor,
    long netMinor,
    long taxMinor,
    long grossMinor
) {}
