package io.quelyos.persistence.promotion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use of a promotion.
 *
 * @param amountMinor what it took off
 */
public record RedemptionRow(
    UUID orderId,
    UUID promotionId,
    @Nullable UUID couponId,
    @Nullable UUID customerId,
    long amountMinor,
    String currency
) {}
