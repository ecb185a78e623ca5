package io.quelyos.bff.pricing.promotion;

import org.jspecify.annotations.Nullable;

/**
 * How often something may be used.
 *
 * @param total by everybody together; null without a limit
 * @param perCustomer by each customer; null without a limit. Guests cannot use what has one.
 */
public record UsageLimits(@Nullable Long total, @Nullable Long perCustomer) {
    /** As often as anybody likes. */
    public static final UsageLimits NONE = new UsageLimits(null, null);

    public UsageLimits {
        if ((total != null && total < 1) || (perCustomer != null && perCustomer < 1)) {
            throw new IllegalArgumentException("not limits of use: " + total + ", " + perCustomer);
        }
    }
}
