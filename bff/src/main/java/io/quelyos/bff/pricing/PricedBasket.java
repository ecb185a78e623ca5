package io.quelyos.bff.pricing;

import io.quelyos.bff.pricing.discount.AppliedPromotion;
import io.quelyos.bff.pricing.discount.RefusedCoupon;
import io.quelyos.bff.pricing.tax.AppliedTax;
import io.quelyos.bff.pricing.tax.TaxTreatment;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A basket with its prices. Every total is exactly the sum of its lines and of its delivery.
 *
 * @param currency the money of every amount in here
 * @param pricesIncludeTax whether subtotals and discounts contain the seller's own tax
 * @param lines in the basket's order
 * @param delivery null until one is chosen
 * @param promotions those that the basket earns, the one with most priority first
 * @param refusedCoupons the codes that did nothing, in the order in which they were typed
 * @param taxes the taxes on lines and delivery, summed by rate
 */
public record PricedBasket(
    Currency currency,
    boolean pricesIncludeTax,
    List<PricedLine> lines,
    @Nullable PricedDelivery delivery,
    List<AppliedPromotion> promotions,
    List<RefusedCoupon> refusedCoupons,
    TaxTreatment taxTreatment,
    List<AppliedTax> taxes,
    BasketTotals totals
) {
    public PricedBasket {
        lines = List.copyOf(lines);
        promotions = List.copyOf(promotions);
        refusedCoupons = List.copyOf(refusedCoupons);
        taxes = List.copyOf(taxes);
    }
}
