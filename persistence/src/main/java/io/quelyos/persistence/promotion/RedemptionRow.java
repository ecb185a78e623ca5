package io.quelyos.persistence.promotion;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use of a promotion.
 *
 * @param amountMinor what it took off
 * @param isCounted whether it is in the count of its promotion's uses, as those of limited promotions are
 * @param isCountedForCustomer whether it is in the count of its promotion's uses by its customer
 * @param isCouponCounted whether it is in the count of its coupon's uses
 * @param isCouponCountedForCustomer whether it is in the count of its coupon's uses by its customer
 */
public record RedemptionRow(
    UUID orderId,
    UUID promotionId,
    @Nullable UUID couponId,
    @Nullable UUID customerId,
    long amountMinor,
    String currency,
    boolean isCounted,
    boolean isCountedForCustomer,
    boolean isCouponCounted,
    boolean isCouponCountedForCustomer
) {}
