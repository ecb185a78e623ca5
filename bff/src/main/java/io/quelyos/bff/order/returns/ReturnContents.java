package io.quelyos.bff.order.returns;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.returns.ReturnLineRow;
import io.quelyos.persistence.order.returns.ReturnMapper;
import io.quelyos.persistence.order.returns.ReturnRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is in the returns of an order. */
@Component
final class ReturnContents {

    private static final Set<String> OPEN = Set.of("REQUESTED", "APPROVED");
    private final ReturnMapper returns;

    ReturnContents(ReturnMapper returns) {
        this.returns = returns;
    }

    /** A return of an order; null where it is another order's, or none. */
    @Nullable
    ReturnRow find(OpenOrder order, String returnId) {
        ReturnRow found = GlobalId.decode("ret", returnId).map(returns::findById).orElse(null);
        return found == null || !found.orderId().equals(order.id()) ? null : found;
    }

    /** The pieces of a return. */
    LinePieces of(OpenOrder order, ReturnRow row) {
        Map<OrderLineRow, Integer> pieces = new LinkedHashMap<>();
        for (ReturnLineRow line : returns.findLines(List.of(row.id()))) {
            pieces.put(Objects.requireNonNull(order.line(line.orderLineId()), "the return's order"), line.quantity());
        }
        return new LinePieces(pieces, List.of());
    }

    /** How many pieces of each line are to come back by returns that are not over. */
    Map<UUID, Integer> announced(OpenOrder order) {
        List<UUID> open = returns
            .findByOrders(List.of(order.id()))
            .stream()
            .filter(row -> OPEN.contains(row.state()))
            .map(ReturnRow::id)
            .toList();
        Map<UUID, Integer> announced = new HashMap<>();
        if (!open.isEmpty()) {
            returns.findLines(open).forEach(line -> announced.merge(line.orderLineId(), line.quantity(), Integer::sum));
        }
        return announced;
    }
}
