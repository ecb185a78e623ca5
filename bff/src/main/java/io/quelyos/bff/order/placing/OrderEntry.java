package io.quelyos.bff.order.placing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.checkout.stock.StockOutcome;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes orders in that were written just now: places them, or waits for their money. */
@Component
public final class OrderEntry {

    private final OrderMoneyMapper money;
    private final OrderPlacing placing;
    private final Reservations reservations;
    private final OrderTimeline timeline;
    private final JobQueue jobs;

    OrderEntry(
        OrderMoneyMapper money,
        OrderPlacing placing,
        Reservations reservations,
        OrderTimeline timeline,
        JobQueue jobs
    ) {
        this.money = money;
        this.placing = placing;
        this.reservations = reservations;
        this.timeline = timeline;
        this.jobs = jobs;
    }

    /** Takes down from where the lines of the order get their pieces. */
    public void assign(StockOutcome.Kept kept) {
        reservations.assign(kept);
    }

    /**
     * Places the order, or lets it wait.
     *
     * @param dueAt until when its money must be there; null where it need not wait
     */
    public void enter(TenantContext context, UUID orderId, @Nullable OffsetDateTime dueAt) {
        OrderMoneyRow order = Objects.requireNonNull(money.lockById(orderId), "it was just written");
        if (dueAt == null) {
            placing.place(context, order);
            return;
        }
        timeline.record(context, orderId, OrderEventKind.CREATED, Map.of("paymentDueAt", dueAt.toString()));
        jobs.scheduleAt(PaymentDeadline.TASK, orderId.toString(), context.tenantId().toString(), dueAt.toInstant());
    }
}
