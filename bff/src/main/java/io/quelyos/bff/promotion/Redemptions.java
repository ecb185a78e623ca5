package io.quelyos.bff.promotion;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.discount.AppliedPromotion;
import io.quelyos.bff.pricing.discount.RefusalReason;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.promotion.RedemptionMapper;
import io.quelyos.persistence.promotion.RedemptionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts promotions and coupons as used, exactly: each count that has a limit locks its row until the caller's
 * transaction ends, so that of any number of orders at the same time no more than the limit go through. Rows are
 * locked in the order of the promotions' ids, so that two orders never wait for each other in a circle; without
 * limits they do not wait at all.
 */
@Component
public final class Redemptions {

    private final TenantDb tenantDb;
    private final RedemptionMapper redemptions;
    private final PromotionMapper promotions;
    private final CouponMapper coupons;
    private final Clock clock;

    Redemptions(
        TenantDb tenantDb,
        RedemptionMapper redemptions,
        PromotionMapper promotions,
        CouponMapper coupons,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.redemptions = redemptions;
        this.promotions = promotions;
        this.coupons = coupons;
        this.clock = clock;
    }

    /**
     * Counts the promotions of a basket that becomes an order, all or none. Joins the caller's transaction where there is
     * one: they are used if and only if that commits.
     *
     * @param orderId under which they can be given back; used once
     * @param customerId who orders; null for a guest
     * @throws org.springframework.dao.DuplicateKeyException when the order's promotions are counted already
     */
    public RedemptionOutcome redeem(
        TenantContext context,
        UUID orderId,
        @Nullable UUID customerId,
        PricedBasket priced
    ) {
        List<AppliedPromotion> applied = priced
            .promotions()
            .stream()
            .sorted(Comparator.comparing(AppliedPromotion::promotionId))
            .toList();
        return tenantDb.write(context, () -> {
            lock(applied.stream().map(AppliedPromotion::promotionId).toList());
            Map<UUID, Promotion> rules = rules(applied);
            Map<UUID, CouponRow> codes = codes(applied);
            for (AppliedPromotion promotion : applied) {
                RefusalReason reason = standing(promotion, customerId, rules, codes);
                if (reason != null) {
                    return new RedemptionOutcome.Refused(promotion, reason);
                }
            }
            UUID tenant = context.tenantId().value();
            for (AppliedPromotion promotion : applied) {
                Promotion rule = Objects.requireNonNull(rules.get(promotion.promotionId()), "it was found standing");
                CouponRow coupon = couponOf(promotion, codes);
                String currency = priced.currency().getCurrencyCode();
                RedemptionRow row = Counting.use(orderId, customerId, promotion, currency, rule.limits(), coupon);
                RefusalReason reason = new Counting(redemptions, tenant, row).count(rule.limits(), coupon);
                if (reason != null) {
                    giveBack(tenant, orderId);
                    return new RedemptionOutcome.Refused(promotion, reason);
                }
                redemptions.insert(tenant, row);
            }
            return new RedemptionOutcome.Redeemed();
        });
    }

    /**
     * Gives an order's uses back, as when it is cancelled; once, however often it is called. Joins the caller's transaction
     * where there is one.
     *
     * @return how many promotions were given back
     */
    public int release(TenantContext context, UUID orderId) {
        return tenantDb.write(context, () -> {
            lock(redemptions.listPromotionsOf(orderId));
            return giveBack(context.tenantId().value(), orderId);
        });
    }

    /** Nobody may set a limit, and count what was used so far, while a use is neither there nor gone. */
    private void lock(List<UUID> promotionIds) {
        if (!promotionIds.isEmpty()) {
            redemptions.lockAgainstChange(promotionIds);
        }
    }

    private int giveBack(UUID tenant, UUID orderId) {
        List<RedemptionRow> uses = redemptions.listTakenAway(orderId);
        uses.forEach(use -> new Counting(redemptions, tenant, use).giveBack());
        return uses.size();
    }

    private @Nullable RefusalReason standing(
        AppliedPromotion applied,
        @Nullable UUID customerId,
        Map<UUID, Promotion> rules,
        Map<UUID, CouponRow> codes
    ) {
        Promotion promotion = rules.get(applied.promotionId());
        CouponRow coupon = couponOf(applied, codes);
        boolean isGone = applied.couponId() != null && (coupon == null || !coupon.isActive());
        if (promotion == null || !promotion.isActive() || isGone) {
            return RefusalReason.INACTIVE;
        }
        Instant now = clock.instant();
        Instant end = promotion.conditions().endsAt();
        boolean isOver = end != null && !now.isBefore(end);
        OffsetDateTime couponEnd = coupon == null ? null : coupon.expiresAt();
        boolean isCouponOver = couponEnd != null && !now.isBefore(couponEnd.toInstant());
        if (isOver || isCouponOver) {
            return RefusalReason.EXPIRED;
        }
        boolean isCounted =
            promotion.limits().perCustomer() != null || (coupon != null && coupon.customerUsageLimit() != null);
        return isCounted && customerId == null ? RefusalReason.SIGN_IN_REQUIRED : null;
    }

    private Map<UUID, Promotion> rules(List<AppliedPromotion> applied) {
        List<UUID> ids = applied.stream().map(AppliedPromotion::promotionId).toList();
        return ids.isEmpty()
            ? Map.of()
            : promotions
                  .findByIds(ids)
                  .stream()
                  .map(PromotionReader::promotion)
                  .collect(Collectors.toMap(Promotion::id, Function.identity()));
    }

    private Map<UUID, CouponRow> codes(List<AppliedPromotion> applied) {
        List<UUID> ids = applied
            .stream()
            .flatMap(promotion -> Stream.ofNullable(promotion.couponId()))
            .toList();
        return ids.isEmpty()
            ? Map.of()
            : coupons.findByIds(ids).stream().collect(Collectors.toMap(CouponRow::id, Function.identity()));
    }

    private static @Nullable CouponRow couponOf(AppliedPromotion applied, Map<UUID, CouponRow> codes) {
        return applied.couponId() == null ? null : codes.get(applied.couponId());
    }
}
