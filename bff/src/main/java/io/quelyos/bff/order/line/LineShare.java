package io.quelyos.bff.order.line;

import io.quelyos.bff.pricing.money.Rounding;
import io.quelyos.persistence.order.OrderLineRow;

/**
 * What some pieces of a line are worth, in minor units. Pieces are taken back one after the other; each share is the
 * difference of two rounded sums, so that all shares of a line together are exactly the line.
 */
public record LineShare(OrderLineRow line, int quantity, long netMinor, long taxMinor, long grossMinor) {
    /** The share of the pieces that come after those that were taken back already. */
    public static LineShare next(OrderLineRow line, int quantity) {
        return between(line, line.creditedQuantity(), line.creditedQuantity() + quantity);
    }

    /** The share of the pieces that were not taken back. */
    public static LineShare rest(OrderLineRow line) {
        return between(line, line.creditedQuantity(), line.quantity());
    }

    private static LineShare between(OrderLineRow line, int from, int to) {
        if (from < 0 || to < from || to > line.quantity()) {
            throw new IllegalArgumentException("a line of " + line.quantity() + " has no pieces " + from + " to " + to);
        }
        long gross = share(line.grossMinor(), to, line) - share(line.grossMinor(), from, line);
        long tax = share(line.taxMinor(), to, line) - share(line.taxMinor(), from, line);
        return new LineShare(line, to - from, gross - tax, tax, gross);
    }

    private static long share(long amount, int pieces, OrderLineRow line) {
        return Rounding.part(amount, pieces, line.quantity());
    }
}
