package io.quelyos.bff.order.placing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.payment.OrderMilestones;
import io.quelyos.persistence.order.placing.PlacingMapper;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Places orders: takes their pieces off the shelf, counts them and gives them their numbers. Must be called inside {@code
 * TenantDb.write} with the order's row locked and its pieces kept.
 */
@Component
public final class OrderPlacing {

    private final PlacingMapper placing;
    private final OrderMoneyMapper money;
    private final Reservations reservations;
    private final OrderTimeline timeline;
    private final JobQueue jobs;
    private final ObjectProvider<OrderMilestones> milestones;

    OrderPlacing(
        PlacingMapper placing,
        OrderMoneyMapper money,
        Reservations reservations,
        OrderTimeline timeline,
        JobQueue jobs,
        ObjectProvider<OrderMilestones> milestones
    ) {
        this.placing = placing;
        this.money = money;
        this.reservations = reservations;
        this.timeline = timeline;
        this.jobs = jobs;
        this.milestones = milestones;
    }

    /** Places an order whose money was awaited, or need not be; its number is the last thing that it gets. */
    public void place(TenantContext context, OrderMoneyRow order) {
        reservations.take(order.id());
        if (order.grossMinor() > 0) {
            money.insertEntry(UuidCreator.getTimeOrderedEpoch(), order.id(), "SALE", order.grossMinor(), null);
        }
        if (order.customerId() != null) {
            placing.countOfCustomer(order.customerId());
        }
        jobs.schedule(SalesCounting.TASK, order.id().toString(), context.tenantId().toString());
        timeline.record(
            context,
            order.id(),
            OrderEventKind.PLACED,
            Map.of("totalMinor", order.grossMinor(), "currency", order.currency())
        );
        if (placing.updatePlaced(order.id()) == 0) {
            throw new IllegalStateException("order " + order.id() + " is " + order.status() + " and cannot be placed");
        }
        milestones.orderedStream().forEach(each -> each.placed(context, order.id()));
    }

    /** The number of an order that was placed. */
    public long numberOf(OrderMoneyRow order) {
        return Objects.requireNonNull(placing.findNumber(order.id()), "a placed order has a number");
    }
}
