package io.quelyos.bff.payment.card;

import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.order.placing.OrderPlacing;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.order.placing.Withdrawals;
import io.quelyos.bff.payment.Payments;
import io.quelyos.persistence.payment.OrderMoneyRow;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What can follow for an order when its card payment moves. */
@Component
record Followers(
    Reservations reservations,
    OrderPlacing placing,
    Withdrawals withdrawals,
    Payments payments,
    Clock clock
) {
    /** Why an order ends whose payment was given up: its time was over, or somebody gave it up at the provider. */
    WithdrawalReason reasonOfVoid(OrderMoneyRow order) {
        boolean isOver = order.paymentDueAt() == null || !order.paymentDueAt().toInstant().isAfter(clock.instant());
        return isOver ? WithdrawalReason.PAYMENT_EXPIRED : WithdrawalReason.PAYMENT_FAILED;
    }
}
