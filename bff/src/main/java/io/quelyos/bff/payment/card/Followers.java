package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.order.placing.OrderPlacing;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.order.placing.Withdrawals;
import io.quelyos.bff.payment.OrderMilestones;
import io.quelyos.bff.payment.Payments;
import io.quelyos.persistence.payment.OrderMoneyRow;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can follow for an order when its card payment moves. */
@Component
record Followers(
    Reservations reservations,
    OrderPlacing placing,
    Withdrawals withdrawals,
    Payments payments,
    ObjectProvider<OrderMilestones> milestones,
    Clock clock
) {
    /** What is held for an order, or awaited, may be another sum now. */
    void tell(TenantContext context, UUID orderId) {
        milestones.orderedStream().forEach(each -> each.heldChanged(context, orderId));
    }

    /** Why an order ends whose payment was given up: its time was over, or somebody gave it up at the provider. */
    WithdrawalReason reasonOfVoid(OrderMoneyRow order) {
        boolean isOver = order.paymentDueAt() == null || !order.paymentDueAt().toInstant().isAfter(clock.instant());
        return isOver ? WithdrawalReason.PAYMENT_EXPIRED : WithdrawalReason.PAYMENT_FAILED;
    }
}
