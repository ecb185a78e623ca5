package io.quelyos.bff.pricing.discount;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one promotion takes off one line, or off the delivery.
 *
 * @param name the promotion's, as buyers read it
 * @param couponCode the code that opened it; null for one that needs none
 * @param amountMinor what it takes off, in minor units, above 0
 */
public record Discount(
    UUID promotionId,
    String name,
    @Nullable String couponCode,
    long amountMinor,
    Explanation explanation
) {}
