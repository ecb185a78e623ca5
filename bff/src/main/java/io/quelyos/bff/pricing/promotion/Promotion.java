package io.quelyos.bff.pricing.promotion;

import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that makes baskets cheaper.
 *
 * @param name as buyers read it
 * @param isActive whether it is switched on; its dates may still forbid it
 * @param priority promotions with a larger number are looked at first; of equal ones the one with the smaller id
 * @param combinesWith the classes of promotions that it stands beside; empty for an exclusive one. Two promotions combine
 *     only where each names the other's class.
 * @param currency the currency of its amounts, and then the only one that it applies in; null for a promotion without any
 * @param limits one use per customer at the most where the first order is asked for
 */
public record Promotion(
    UUID id,
    String name,
    boolean isActive,
    int priority,
    Set<PromotionClass> combinesWith,
    @Nullable Currency currency,
    Effect effect,
    Targets targets,
    Conditions conditions,
    UsageLimits limits
) {
    public Promotion {
        combinesWith = Set.copyOf(combinesWith);
        // Two checkouts of one customer at a time both look like the first order; counting tells them apart.
        limits = conditions.isFirstOrderOnly() ? new UsageLimits(limits.total(), 1L) : limits;
    }

    /** What it makes cheaper: a part of, or an amount off, all lines concerns the order; of some lines, the products. */
    public PromotionClass promotionClass() {
        return switch (effect) {
            case Effect.FreeDelivery free -> PromotionClass.DELIVERY;
            case Effect.Percentage percentage -> targets.coversAll() ? PromotionClass.ORDER : PromotionClass.PRODUCT;
            case Effect.AmountOff amount -> targets.coversAll() ? PromotionClass.ORDER : PromotionClass.PRODUCT;
            case Effect.AmountOffEach each -> PromotionClass.PRODUCT;
            case Effect.FixedPrice price -> PromotionClass.PRODUCT;
            case Effect.BuyXGetY buyAndGet -> PromotionClass.PRODUCT;
        };
    }

    /** Whether it asks which collections a product is in. */
    public boolean namesCollections() {
        Targets rewards = effect instanceof Effect.BuyXGetY sets ? sets.getTargets() : null;
        return !targets.collectionIds().isEmpty() || (rewards != null && !rewards.collectionIds().isEmpty());
    }

    /** Whether both may take effect on one basket. */
    public boolean combines(Promotion other) {
        return combinesWith.contains(other.promotionClass()) && other.combinesWith.contains(promotionClass());
    }
}
