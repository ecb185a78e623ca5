package io.quelyos.bff.order;

import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.OrderStandingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order with what is known of it, to be judged and worked on.
 *
 * @param lines in their positions
 */
public record OpenOrder(OrderRow row, List<OrderLineRow> lines, OrderStandingRow standing) {
    public OpenOrder {
        lines = List.copyOf(lines);
    }

    public UUID id() {
        return row.id();
    }

    /** The line of an id; null where it is another order's or none at all. */
    public @Nullable OrderLineRow line(@Nullable UUID id) {
        return lines
            .stream()
            .filter(line -> line.id().equals(id))
            .findFirst()
            .orElse(null);
    }

    /**
     * What decides on its next steps.
     *
     * @param returnWindow how long after its delivery goods may be announced to come back
     */
    public OrderFacts facts(Instant now, Duration returnWindow) {
        boolean isReturnable =
            standing.deliveredAt() != null && now.isBefore(standing.deliveredAt().toInstant().plus(returnWindow));
        return new OrderFacts(
            OrderStatus.valueOf(row.status()),
            row.grossMinor(),
            row.dueMinor(),
            row.paidMinor(),
            row.refundedMinor(),
            standing.authorisedMinor(),
            standing.refundingMinor(),
            standing.awaitedMinor(),
            standing.paymentsUnanswered(),
            lines.stream().mapToInt(OrderLineRow::openQuantity).sum(),
            lines.stream().mapToInt(OrderLineRow::fulfilledQuantity).sum(),
            lines.stream().mapToInt(OrderLineRow::keptQuantity).sum() - standing.announcedPieces(),
            standing.parcelsUnderWay(),
            standing.returnsRequested(),
            standing.returnsApproved(),
            isReturnable,
            standing.isInvoiced()
        );
    }
}
