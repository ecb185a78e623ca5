package io.quelyos.bff.order.credit;

import io.quelyos.bff.order.line.LineShare;
import io.quelyos.persistence.order.OrderRow;
import java.util.List;

/**
 * What the buyer does not have to pay any more. Amounts are in minor units.
 *
 * @param order as it is before
 * @param lines pieces with what they are worth
 * @param isWithDelivery whether the delivery is taken back too
 * @param goodwillMinor what is forgiven beside them
 */
public record Credit(OrderRow order, List<LineShare> lines, boolean isWithDelivery, long goodwillMinor) {
    public Credit {
        lines = List.copyOf(lines);
        if (goodwillMinor < 0) {
            throw new IllegalArgumentException("nothing can be forgiven by " + goodwillMinor);
        }
    }

    /** The delivery's part with tax. */
    public long deliveryMinor() {
        return isWithDelivery ? order.deliveryNetMinor() + order.deliveryTaxMinor() : 0;
    }

    /** The part of the pieces and the delivery that was forgiven before, and is not taken back a second time. */
    public long forgivenBeforeMinor() {
        return Math.max(0, worthMinor() - order.dueMinor());
    }

    /** All of it with tax: never more than the buyer has to pay. */
    public long grossMinor() {
        return Math.addExact(worthMinor() - forgivenBeforeMinor(), goodwillMinor);
    }

    private long worthMinor() {
        return lines.stream().mapToLong(LineShare::grossMinor).sum() + deliveryMinor();
    }
}
