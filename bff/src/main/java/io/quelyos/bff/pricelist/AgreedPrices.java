package io.quelyos.bff.pricelist;

import io.quelyos.persistence.pricelist.AgreedPriceRow;
import java.util.List;

/**
 * What was agreed for one article with one customer, in one currency.
 *
 * @param steps by the numbers of pieces from which they hold
 */
public record AgreedPrices(List<AgreedPriceRow> steps) {
    /** Nothing was agreed. */
    public static final AgreedPrices NONE = new AgreedPrices(List.of());

    public AgreedPrices {
        steps = List.copyOf(steps);
    }

    /**
     * What a piece costs where some are bought: the lowest price that holds for so many, and never more than everybody
     * pays, so that an agreement is never a disadvantage.
     *
     * @param pieces how many are bought together; none counts as one
     * @param publicMinor what everybody pays
     */
    public long at(long pieces, long publicMinor) {
        long price = publicMinor;
        for (AgreedPriceRow step : steps) {
            if (step.minimum() <= Math.max(1, pieces)) {
                price = Math.min(price, step.priceMinor());
            }
        }
        return price;
    }
}
