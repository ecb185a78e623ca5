package io.quelyos.bff.payment.card;

import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads card payments with their orders; to be called inside a unit of work. */
@Component
final class CardDesk {

    private static final int MOST_PAYMENTS = 50;

    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final CardSettings settings;
    private final Clock clock;

    CardDesk(OrderMoneyMapper orders, PaymentMapper payments, CardSettings settings, Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.settings = settings;
        this.clock = clock;
    }

    /** When a job looks at what was not done while its buyer waited. */
    Instant firstLook() {
        return clock.instant().plus(settings.firstPause());
    }

    @Nullable
    PaymentRow findPayment(UUID id) {
        return payments.findById(id);
    }

    @Nullable
    OrderMoneyRow lockOrder(UUID id) {
        return orders.lockById(id);
    }

    /** The card payment of an order that is awaited; null where none is. */
    @Nullable
    PaymentRow findOpenCard(UUID orderId) {
        return listOpenCards(orderId).stream().findFirst().orElse(null);
    }

    /** The card payments of an order that nothing came of yet. */
    List<PaymentRow> listOpenCards(UUID orderId) {
        return payments
            .listByOrder(orderId, MOST_PAYMENTS)
            .stream()
            .filter(payment -> payment.method() == PaymentMethodCode.CARD)
            .filter(payment -> !payment.state().isEnded() && payment.state() != PaymentState.CAPTURED)
            .toList();
    }

    /** Writes that the provider is about to be asked; answers whether it may be, which it may not for an order that ended. */
    boolean announce(PaymentRow payment) {
        OrderMoneyRow order = orders.lockById(payment.orderId());
        PaymentRow now = payments.findById(payment.id());
        if (order == null || now == null || now.state().isEnded()) {
            return false;
        }
        if (now.state() == PaymentState.CREATED) {
            if (!order.isAwaitingPayment()) {
                return false;
            }
            payments.updateState(now.id(), PaymentState.UNKNOWN, null);
        }
        return true;
    }
}
