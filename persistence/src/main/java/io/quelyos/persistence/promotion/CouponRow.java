package io.quelyos.persistence.promotion;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One coupon.
 *
 * @param code upper-case
 * @param customerId the one customer who may use it; null for everybody
 * @param usedCount how often it was used
 */
public record CouponRow(
    UUID id,
    UUID promotionId,
    String code,
    boolean isActive,
    @Nullable OffsetDateTime expiresAt,
    @Nullable UUID customerId,
    @Nullable Long usageLimit,
    @Nullable Long customerUsageLimit,
    long usedCount,
    int version,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called c. */
    public static final String COLUMNS =
        "c.id, c.promotion_id, c.code, c.is_active, c.expires_at, c.customer_id, c.usage_limit," +
        " c.customer_usage_limit, c.used_count, c.version, c.created_at";
}
