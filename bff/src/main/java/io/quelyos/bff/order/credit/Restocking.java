package io.quelyos.bff.order.credit;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderLineStockRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts pieces back where they were taken from: levels are locked after the order and in the order of their keys, as by
 * checkouts. What lists say of the products follows in the catalogue's turn, right after the commit.
 */
@Component
public final class Restocking {

    /** Its instances have names of their own, its data are the tenants' and the orders' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("order-restocking", String.class);

    private final OrderLineMapper lines;
    private final OrderTimeline timeline;
    private final JobQueue jobs;

    Restocking(OrderLineMapper lines, OrderTimeline timeline, JobQueue jobs) {
        this.lines = lines;
        this.timeline = timeline;
        this.jobs = jobs;
    }

    /** Puts pieces of an order back; those of articles that are gone, or were never counted, cannot be. */
    public void putBack(TenantContext context, OpenOrder order, LinePieces pieces) {
        Map<UUID, Integer> asked = new LinkedHashMap<>();
        pieces.pieces().forEach((line, quantity) -> asked.put(line.id(), quantity));
        if (asked.isEmpty()) {
            return;
        }
        List<OrderLineStockRow> taken = lines.findStock(List.copyOf(asked.keySet()));
        Map<Part, Integer> left = wanted(order, taken, asked);
        int count = 0;
        for (OrderLineStockRow row : taken) {
            Part part = new Part(row.orderLineId(), row.variantId());
            int here = Math.min(left.getOrDefault(part, 0), row.quantity() - row.restockedQuantity());
            if (here > 0) {
                lines.addRestocked(row, here);
                lines.putBack(row, here);
                left.merge(part, -here, Integer::sum);
                count += here;
            }
        }
        if (count > 0) {
            timeline.record(context, order.id(), OrderEventKind.RESTOCKED, Map.of("pieces", count));
            String data = context.tenantId() + " " + order.id();
            jobs.schedule(TASK, UuidCreator.getTimeOrderedEpoch().toString(), data);
        }
    }

    /** An article, or a bundle's part, that a line was given. */
    private record Part(UUID line, UUID variant) {}

    /** How many pieces of each part belong to the pieces of the lines. */
    private static Map<Part, Integer> wanted(OpenOrder order, List<OrderLineStockRow> taken, Map<UUID, Integer> asked) {
        Map<Part, Integer> sums = new LinkedHashMap<>();
        taken.forEach(row -> sums.merge(new Part(row.orderLineId(), row.variantId()), row.quantity(), Integer::sum));
        sums.replaceAll((part, sum) -> {
            OrderLineRow line = order.line(part.line());
            long pieces = asked.getOrDefault(part.line(), 0);
            return line == null ? 0 : Math.toIntExact((pieces * sum) / line.quantity());
        });
        return sums;
    }
}
