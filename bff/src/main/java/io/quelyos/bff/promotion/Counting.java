package io.quelyos.bff.promotion;

import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.RedemptionMapper;
import io.quelyos.persistence.promotion.RedemptionRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts one use of a promotion, and of the coupon and by the customer if there are; always in the same order. */
final class Counting {

    private final RedemptionMapper redemptions;
    private final UUID tenantId;
    private final RedemptionRow use;

    Counting(RedemptionMapper redemptions, UUID tenantId, RedemptionRow use) {
        this.redemptions = redemptions;
        this.tenantId = tenantId;
        this.use = use;
    }

    /** Why it may not be used; null where it is counted. What was counted before a refusal is taken back. */
    @Nullable
    RefusalReason count(Promotion promotion, @Nullable CouponRow coupon) {
        UUID customer = use.customerId();
        if (redemptions.countPromotion(tenantId, use.promotionId(), promotion.limits().total()) == 0) {
            return RefusalReason.LIMIT_REACHED;
        }
        if (customer != null && !isCountedForCustomer(promotion, customer)) {
            redemptions.giveBackPromotion(use.promotionId());
            return RefusalReason.CUSTOMER_LIMIT_REACHED;
        }
        RefusalReason ofCoupon = coupon == null ? null : count(coupon);
        if (ofCoupon != null) {
            giveBackPromotion();
        }
        return ofCoupon;
    }

    /** Takes one use off every count. */
    void giveBack() {
        giveBackPromotion();
        UUID coupon = use.couponId();
        UUID customer = use.customerId();
        if (coupon != null) {
            redemptions.giveBackCoupon(coupon);
            if (customer != null) {
                redemptions.giveBackCouponOfCustomer(coupon, customer);
            }
        }
    }

    private boolean isCountedForCustomer(Promotion promotion, UUID customer) {
        Long limit = promotion.limits().perCustomer();
        return redemptions.countPromotionOfCustomer(tenantId, use.promotionId(), customer, limit) > 0;
    }

    private @Nullable RefusalReason count(CouponRow coupon) {
        UUID customer = use.customerId();
        if (redemptions.countCoupon(coupon.id()) == 0) {
            return RefusalReason.LIMIT_REACHED;
        }
        if (customer != null) {
            Long limit = coupon.customerUsageLimit();
            if (redemptions.countCouponOfCustomer(tenantId, coupon.id(), customer, limit) == 0) {
                redemptions.giveBackCoupon(coupon.id());
                return RefusalReason.CUSTOMER_LIMIT_REACHED;
            }
        }
        return null;
    }

    private void giveBackPromotion() {
        redemptions.giveBackPromotion(use.promotionId());
        UUID customer = use.customerId();
        if (customer != null) {
            redemptions.giveBackPromotionOfCustomer(use.promotionId(), customer);
        }
    }
}
