package io.quelyos.bff.pricing.promotion;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The promotions that a basket may earn.
 *
 * @param automatic those that need no coupon
 * @param coupons those of the basket's codes that are known
 * @param usage how often promotions with limits were used, by their ids; what is absent was never used
 */
public record PromotionBook(List<Promotion> automatic, List<Coupon> coupons, Map<UUID, UsageCount> usage) {
    /** No promotion at all. */
    public static final PromotionBook EMPTY = new PromotionBook(List.of(), List.of(), Map.of());

    public PromotionBook {
        automatic = List.copyOf(automatic);
        coupons = List.copyOf(coupons);
        usage = Map.copyOf(usage);
    }

    /** Whether any of the promotions asks which collections a product is in. */
    public boolean namesCollections() {
        return Stream.concat(automatic.stream(), coupons.stream().map(Coupon::promotion)).anyMatch(
            Promotion::namesCollections
        );
    }

    /** How often a promotion was used. */
    public UsageCount usageOf(Promotion promotion) {
        return usage.getOrDefault(promotion.id(), UsageCount.NONE);
    }
}
