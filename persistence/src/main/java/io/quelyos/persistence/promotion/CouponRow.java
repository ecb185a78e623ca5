package io.quelyos.persistence.promotion;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One coupon.
 *
 * @param code upper-case
 * @param customerId the one customer who may use it; null for everybody
 * @param usedCount how often it was used; where only the rule was asked for, only with a limit
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
    private static final String RULE =
        "c.id, c.promotion_id, c.code, c.is_active, c.expires_at, c.customer_id, c.usage_limit," +
        " c.customer_usage_limit, c.version, c.created_at, ";

    /** The columns of this record, of a table called c, for whoever asks for rules: without counting what has no limit. */
    public static final String COLUMNS = RULE + "c.used_count";

    /** The columns of this record, of a table called c; uses without a limit are counted here and now. */
    public static final String COUNTED_COLUMNS =
        RULE +
        "case when c.usage_limit is null" +
        " then (select count(*) from promotion_redemption r where r.tenant_id = c.tenant_id and r.coupon_id = c.id)" +
        " else c.used_count end as used_count";
}
