package io.quelyos.bff.order.placing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.payment.OrderMilestones;
import io.quelyos.bff.payment.Payments;
import io.quelyos.persistence.payment.OrderMoneyRow;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What follows when an order is withdrawn: for its money, and for those who are told. */
@Component
final class WithdrawalEffects {

    private final Payments payments;
    private final OrderTimeline timeline;
    private final ObjectProvider<OrderMilestones> milestones;

    WithdrawalEffects(Payments payments, OrderTimeline timeline, ObjectProvider<OrderMilestones> milestones) {
        this.payments = payments;
        this.timeline = timeline;
        this.milestones = milestones;
    }

    void follow(TenantContext context, OrderMoneyRow order, WithdrawalReason reason) {
        timeline.record(context, order.id(), OrderEventKind.CANCELLED, Map.of("reason", reason.name()));
        payments.voidAll(context, order.id());
        long refundable = payments.refundable(context, order.id());
        if (refundable > 0) {
            payments.refund(context, order.id(), refundable, reason.name());
        }
        milestones.orderedStream().forEach(each -> each.withdrawn(context, order.id()));
    }
}
