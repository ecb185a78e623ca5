package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is left to pay while promotions take effect one after the other. Lines stand in the order of their ids, so that the
 * basket's order changes nothing; nothing can be taken that is not left.
 */
final class Workings {

    /** A line and what is left of its price. */
    static final class Line {

        private final BasketLine line;
        private final List<Discount> discounts = new ArrayList<>();
        private long remaining;

        private Line(BasketLine line) {
            this.line = line;
            this.remaining = line.subtotalMinor();
        }

        BasketLine line() {
            return line;
        }

        long remaining() {
            return remaining;
        }

        /** Takes an amount off, or what is left if that is less; an amount of 0 is no discount. */
        long take(Candidate by, long amount, Explanation explanation) {
            long taken = Math.min(remaining, amount);
            if (taken > 0) {
                discounts.add(discount(by, taken, explanation));
                remaining -= taken;
            }
            return Math.max(0, taken);
        }
    }

    private final TargetLines targetLines;
    private final List<Line> lines;
    private final List<Discount> onDelivery = new ArrayList<>();
    private long deliveryRemaining;

    Workings(Basket basket, TargetLines targetLines) {
        BasketDelivery delivery = basket.delivery();
        this.targetLines = targetLines;
        this.lines = targetLines.all().stream().map(Line::new).toList();
        this.deliveryRemaining = delivery == null ? 0 : delivery.amountMinor();
    }

    /** The lines that a promotion is about. */
    List<Line> lines(Targets targets) {
        return targetLines.places(targets).stream().map(lines::get).toList();
    }

    /** Takes off all that is left of the delivery's price. */
    long takeDelivery(Candidate by) {
        long taken = deliveryRemaining;
        if (taken > 0) {
            onDelivery.add(
                discount(by, taken, Explanation.ofPart(DiscountKind.FREE_DELIVERY, 0, taken, Effect.WHOLE_BASIS_POINTS))
            );
            deliveryRemaining = 0;
        }
        return taken;
    }

    Map<UUID, List<Discount>> byLine() {
        Map<UUID, List<Discount>> found = new LinkedHashMap<>();
        for (Line line : lines) {
            if (!line.discounts.isEmpty()) {
                found.put(line.line.id(), List.copyOf(line.discounts));
            }
        }
        return found;
    }

    List<Discount> onDelivery() {
        return List.copyOf(onDelivery);
    }

    private static Discount discount(Candidate by, long amount, Explanation explanation) {
        return new Discount(by.promotion().id(), by.promotion().name(), by.couponCode(), amount, explanation);
    }
}
