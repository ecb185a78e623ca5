package io.quelyos.bff.promotion;

import io.quelyos.bff.pricing.discount.AppliedPromotion;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.RedemptionMapper;
import io.quelyos.persistence.promotion.RedemptionRow;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts one use of a promotion, and of the coupon and by the customer, wherever there is a limit; always in the same
 * order. Counts without a limit are not touched, because each is one row that the next order would have to wait for.
 */
final class Counting {

    private final RedemptionMapper redemptions;
    private final UUID tenantId;
    private final RedemptionRow use;

    Counting(RedemptionMapper redemptions, UUID tenantId, RedemptionRow use) {
        this.redemptions = redemptions;
        this.tenantId = tenantId;
        this.use = use;
    }

    /**
     * The use of a promotion by an order, with a note of what it is counted in.
     *
     * @param customerId null for a guest, to whom nothing is given that is counted per customer
     */
    static RedemptionRow use(
        UUID orderId,
        @Nullable UUID customerId,
        AppliedPromotion applied,
        String currency,
        UsageLimits limits,
        @Nullable CouponRow coupon
    ) {
        return new RedemptionRow(
            orderId,
            applied.promotionId(),
            applied.couponId(),
            customerId,
            applied.amountMinor(),
            currency,
            limits.total() != null,
            limits.perCustomer() != null && customerId != null,
            coupon != null && coupon.usageLimit() != null,
            coupon != null && coupon.customerUsageLimit() != null && customerId != null
        );
    }

    /** Why it may not be used; null where it is counted. What was counted before a refusal is taken back. */
    @Nullable
    RefusalReason count(UsageLimits limits, @Nullable CouponRow coupon) {
        if (
            use.isCounted() &&
            redemptions.countPromotion(tenantId, use.promotionId(), Objects.requireNonNull(limits.total())) == 0
        ) {
            return RefusalReason.LIMIT_REACHED;
        }
        if (use.isCountedForCustomer() && !isCountedForCustomer(Objects.requireNonNull(limits.perCustomer()))) {
            giveBackPromotion();
            return RefusalReason.CUSTOMER_LIMIT_REACHED;
        }
        RefusalReason ofCoupon = coupon == null ? null : count(coupon);
        if (ofCoupon != null) {
            giveBackPromotion();
            giveBackPromotionOfCustomer();
        }
        return ofCoupon;
    }

    /** Takes the use off every count that it is in. */
    void giveBack() {
        giveBackPromotion();
        giveBackPromotionOfCustomer();
        UUID coupon = use.couponId();
        UUID customer = use.customerId();
        if (use.isCouponCounted() && coupon != null) {
            redemptions.giveBackCoupon(coupon);
        }
        if (use.isCouponCountedForCustomer() && coupon != null && customer != null) {
            redemptions.giveBackCouponOfCustomer(coupon, customer);
        }
    }

    private boolean isCountedForCustomer(long limit) {
        UUID customer = Objects.requireNonNull(use.customerId(), "only customers' uses are counted per customer");
        return redemptions.countPromotionOfCustomer(tenantId, use.promotionId(), customer, limit) > 0;
    }

    private @Nullable RefusalReason count(CouponRow coupon) {
        if (use.isCouponCounted() && redemptions.countCoupon(coupon.id()) == 0) {
            return RefusalReason.LIMIT_REACHED;
        }
        UUID customer = use.customerId();
        Long limit = coupon.customerUsageLimit();
        if (customer == null || limit == null) {
            return null;
        }
        if (redemptions.countCouponOfCustomer(tenantId, coupon.id(), customer, limit) == 0) {
            if (use.isCouponCounted()) {
                redemptions.giveBackCoupon(coupon.id());
            }
            return RefusalReason.CUSTOMER_LIMIT_REACHED;
        }
        return null;
    }

    private void giveBackPromotion() {
        if (use.isCounted()) {
            redemptions.giveBackPromotion(use.promotionId());
        }
    }

    private void giveBackPromotionOfCustomer() {
        UUID customer = use.customerId();
        if (use.isCountedForCustomer() && customer != null) {
            redemptions.giveBackPromotionOfCustomer(use.promotionId(), customer);
        }
    }
}
