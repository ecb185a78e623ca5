package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The end of the time that an order waits for its money. Its pieces are free at once. The payment is given up at the
 * provider before the order ends, so that no money can come for an order that is over; where the buyer was faster after all,
 * the order is placed, or the money goes back.
 */
@Component
final class CardDeadline {

    private final TenantDb tenantDb;
    private final CardDesk desk;
    private final Followers followers;
    private final CardPayments cards;
    private final CardSettlement settlement;
    private final Patience patience;

    CardDeadline(
        TenantDb tenantDb,
        CardDesk desk,
        Followers followers,
        CardPayments cards,
        CardSettlement settlement,
        Patience patience
    ) {
        this.tenantDb = tenantDb;
        this.desk = desk;
        this.followers = followers;
        this.cards = cards;
        this.settlement = settlement;
        this.patience = patience;
    }

    /** Ends an order's waiting; answers whether it is decided what became of it. */
    boolean end(TenantContext context, UUID orderId, int missed) {
        boolean isAwaited = tenantDb.write(context, () -> {
            if (!isAwaited(orderId)) {
                return false;
            }
            followers.reservations().release(orderId);
            return true;
        });
        if (!isAwaited) {
            return true;
        }
        List<PaymentRow> open = tenantDb.read(context, () -> desk.listOpenCards(orderId));
        for (PaymentRow payment : open) {
            if (!decide(context, payment)) {
                patience.missed(context, orderId, missed, "undecided at the end of its time");
                return false;
            }
        }
        followers.withdrawals().withdraw(context, orderId, WithdrawalReason.PAYMENT_EXPIRED);
        return true;
    }

    private boolean decide(TenantContext context, PaymentRow payment) {
        if (payment.state() == PaymentState.CREATED) {
            // The provider was never asked, and will not be: whoever asks finds the order ended.
            return true;
        }
        ProviderAnswer answer = cards.ask(context, payment);
        if (answer instanceof ProviderAnswer.Withheld withheld) {
            // What becomes of another tenant's payment is decided there; here its order was never paid.
            return withheld.isForGood();
        }
        if (answer instanceof ProviderAnswer.Standing found && isOpen(found.standing())) {
            if (!tenantDb.write(context, () -> isAwaited(payment.orderId()))) {
                // The buyer was faster than the question: what is held by now is the order's.
                return true;
            }
            answer = cards.giveUp(context, payment, found.standing().reference());
        }
        if (answer instanceof ProviderAnswer.Standing last && !isOpen(last.standing())) {
            settlement.settle(context, payment.id(), last.standing());
            return true;
        }
        // What the provider knows by a name is over only when it says so; another account's refusal does not.
        if (answer instanceof ProviderAnswer.Declined declined && payment.providerReference() == null) {
            if (payment.replacement() != null) {
                settlement.fail(context, payment.id(), declined.code());
            }
            return true;
        }
        return false;
    }

    /** Whether its money is still awaited, with the order's row locked. */
    private boolean isAwaited(UUID orderId) {
        OrderMoneyRow order = desk.lockOrder(orderId);
        return order != null && order.isAwaitingPayment();
    }

    private static boolean isOpen(PaymentStanding standing) {
        return (
            standing.stage() == PaymentStanding.Stage.ACTION_REQUIRED ||
            standing.stage() == PaymentStanding.Stage.PROCESSING
        );
    }
}
