package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.promotion.Conditions;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.UsageCount;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a basket and its buyer meet a promotion's conditions, apart from what other promotions do to it. */
final class Eligibility {

    private final Basket basket;
    private final PromotionBook book;
    private final TargetLines targetLines;

    Eligibility(Basket basket, PromotionBook book, TargetLines targetLines) {
        this.basket = basket;
        this.book = book;
        this.targetLines = targetLines;
    }

    /** The first reason against it, in an order that tells a buyer what to change last; null where there is none. */
    @Nullable
    Refusal refuse(Candidate candidate) {
        RefusalReason reason = Stream.of(
            standing(candidate),
            dates(candidate),
            buyer(candidate),
            limits(candidate.promotion().limits(), book.usageOf(candidate.promotion())),
            couponLimits(candidate.coupon())
        )
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
        return reason == null ? lines(candidate.promotion()) : Refusal.of(reason);
    }

    private static @Nullable RefusalReason standing(Candidate candidate) {
        Coupon coupon = candidate.coupon();
        boolean isActive = candidate.promotion().isActive() && (coupon == null || coupon.isActive());
        return isActive ? null : RefusalReason.INACTIVE;
    }

    private @Nullable RefusalReason dates(Candidate candidate) {
        Conditions conditions = candidate.promotion().conditions();
        Coupon coupon = candidate.coupon();
        if (conditions.startsAt() != null && basket.now().isBefore(conditions.startsAt())) {
            return RefusalReason.NOT_YET;
        }
        boolean isOver = isReached(conditions.endsAt()) || (coupon != null && isReached(coupon.expiresAt()));
        return isOver ? RefusalReason.EXPIRED : null;
    }

    private boolean isReached(@Nullable Instant end) {
        return end != null && !basket.now().isBefore(end);
    }

    private @Nullable RefusalReason buyer(Candidate candidate) {
        Promotion promotion = candidate.promotion();
        Coupon coupon = candidate.coupon();
        if (promotion.currency() != null && !promotion.currency().equals(basket.currency())) {
            return RefusalReason.WRONG_CURRENCY;
        }
        UUID owner = coupon == null ? null : coupon.customerId();
        boolean isCustomer = basket.buyer().customerId() != null;
        boolean isForGroups = !promotion.conditions().customerGroupIds().isEmpty();
        if (!isCustomer && (owner != null || isForGroups || isCounted(promotion.limits()) || isCounted(coupon))) {
            return RefusalReason.SIGN_IN_REQUIRED;
        }
        if (
            (owner != null && !owner.equals(basket.buyer().customerId())) ||
            (isForGroups && Collections.disjoint(promotion.conditions().customerGroupIds(), basket.buyer().groupIds()))
        ) {
            return RefusalReason.WRONG_CUSTOMER;
        }
        boolean isMissed = promotion.conditions().isFirstOrderOnly() && !basket.buyer().isFirstOrder();
        return isMissed ? RefusalReason.NOT_FIRST_ORDER : null;
    }

    private static boolean isCounted(@Nullable Coupon coupon) {
        return coupon != null && isCounted(coupon.limits());
    }

    private static boolean isCounted(UsageLimits limits) {
        return limits.perCustomer() != null;
    }

    private static @Nullable RefusalReason couponLimits(@Nullable Coupon coupon) {
        return coupon == null ? null : limits(coupon.limits(), coupon.used());
    }

    private static @Nullable RefusalReason limits(UsageLimits limits, UsageCount used) {
        if (limits.total() != null && used.total() >= limits.total()) {
            return RefusalReason.LIMIT_REACHED;
        }
        boolean isSpent = limits.perCustomer() != null && used.byCustomer() >= limits.perCustomer();
        return isSpent ? RefusalReason.CUSTOMER_LIMIT_REACHED : null;
    }

    private @Nullable Refusal lines(Promotion promotion) {
        List<BasketLine> lines = targetLines.of(promotion.targets());
        if (lines.isEmpty()) {
            return Refusal.of(RefusalReason.NO_MATCHING_LINE);
        }
        long amount = lines.stream().mapToLong(BasketLine::subtotalMinor).reduce(0, Math::addExact);
        long quantity = lines.stream().mapToLong(BasketLine::quantity).sum();
        Long minimumAmount = promotion.conditions().minimumAmountMinor();
        if (minimumAmount != null && amount < minimumAmount) {
            return new Refusal(RefusalReason.MINIMUM_NOT_REACHED, minimumAmount - amount, null);
        }
        Integer minimumQuantity = promotion.conditions().minimumQuantity();
        if (minimumQuantity != null && quantity < minimumQuantity) {
            int missing = Math.toIntExact(minimumQuantity - quantity);
            return new Refusal(RefusalReason.MINIMUM_NOT_REACHED, null, missing);
        }
        boolean isEarly = promotion.promotionClass() == PromotionClass.DELIVERY && basket.delivery() == null;
        return isEarly ? Refusal.of(RefusalReason.DELIVERY_NOT_CHOSEN) : null;
    }
}
