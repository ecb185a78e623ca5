package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.promotion.PromotionClass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion that the basket earns.
 *
 * @param couponId the coupon that opened it; null for one that needs none
 * @param couponCode that coupon's code
 * @param amountMinor what it takes off everything together, in minor units, above 0
 */
public record AppliedPromotion(
    UUID promotionId,
    @Nullable UUID couponId,
    @Nullable String couponCode,
    String name,
    PromotionClass promotionClass,
    long amountMinor
) {}
