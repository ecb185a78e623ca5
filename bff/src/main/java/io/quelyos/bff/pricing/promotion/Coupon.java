package io.quelyos.bff.pricing.promotion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that opens a promotion to whoever names it.
 *
 * @param code normalised by {@link CouponCodes}
 * @param isActive whether it is switched on; its promotion may still not be
 * @param expiresAt the first moment after it, where that is before its promotion's end; null for its promotion's dates
 * @param customerId the one customer who may use it; null for everybody
 * @param limits its own, beside its promotion's
 */
public record Coupon(
    UUID id,
    String code,
    boolean isActive,
    @Nullable Instant expiresAt,
    @Nullable UUID customerId,
    UsageLimits limits,
    UsageCount used,
    Promotion promotion
) {}
