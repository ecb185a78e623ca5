package io.quelyos.bff.promotion.backoffice;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The schema's input {@code BackofficeCouponCreateInput}. */
record CouponInput(
    String code,
    @Nullable OffsetDateTime expiresAt,
    @Nullable String customerId,
    @Nullable Integer usageLimit,
    @Nullable Integer customerUsageLimit
) {
    /** The schema's input {@code BackofficeCouponsGenerateInput}. */
    record Many(int count, String prefix, @Nullable OffsetDateTime expiresAt, @Nullable Integer usageLimit) {}
}
