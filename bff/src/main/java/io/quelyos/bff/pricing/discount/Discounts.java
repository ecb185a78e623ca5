package io.quelyos.bff.pricing.discount;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What promotions take off a basket.
 *
 * @param byLine in the order in which they took effect, by the line's id; a line without any is absent
 * @param onDelivery what they take off the delivery
 * @param applied in the order in which they were chosen
 * @param refused the codes that did nothing, in the basket's order
 */
public record Discounts(
    Map<UUID, List<Discount>> byLine,
    List<Discount> onDelivery,
    List<AppliedPromotion> applied,
    List<RefusedCoupon> refused
) {
    /** The discounts of a line. */
    public List<Discount> ofLine(UUID lineId) {
        return byLine.getOrDefault(lineId, List.of());
    }
}
