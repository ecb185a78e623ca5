package io.quelyos.bff.pricing.basket;

import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced.
 *
 * @param currency the money of every amount in here
 * @param pricesIncludeTax whether unit prices and the delivery's amount contain the seller's own tax
 * @param lines with distinct ids
 * @param delivery null until one is chosen
 * @param couponCodes as the buyer typed them
 * @param now the moment that promotions' dates are compared with
 */
public record Basket(
    Currency currency,
    boolean pricesIncludeTax,
    List<BasketLine> lines,
    @Nullable BasketDelivery delivery,
    Buyer buyer,
    List<String> couponCodes,
    Instant now
) {
    public Basket {
        lines = List.copyOf(lines);
        couponCodes = List.copyOf(couponCodes);
        Set<UUID> ids = new HashSet<>();
        for (BasketLine line : lines) {
            if (!ids.add(line.id())) {
                throw new IllegalArgumentException("two lines of a basket have the id " + line.id());
            }
        }
    }
}
