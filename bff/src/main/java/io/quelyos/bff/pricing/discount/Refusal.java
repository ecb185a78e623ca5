package io.quelyos.bff.pricing.discount;

import org.jspecify.annotations.Nullable;

/**
 * Why a basket does not earn a promotion, and what is missing.
 *
 * @param missingMinor what the lines lack to the threshold, in minor units; null for other reasons
 * @param missingQuantity the pieces that the lines lack to the threshold; null for other reasons
 */
public record Refusal(RefusalReason reason, @Nullable Long missingMinor, @Nullable Integer missingQuantity) {
    static Refusal of(RefusalReason reason) {
        return new Refusal(reason, null, null);
    }
}
