package io.quelyos.bff.payment.card;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.checkout.stock.StockOutcome;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.placing.OrderPlacing;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.order.placing.Withdrawals;
import io.quelyos.bff.payment.Payments;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes down what a provider tells of a payment, whoever heard it and in which order: what is known only ever grows. An
 * order whose money is there is placed; one whose pieces are gone by then is ended and its money goes back, all in the
 * transaction in which the money is noted.
 */
@Component
public final class CardSettlement {

    private final TenantDb tenantDb;
    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final StandingNotes notes;
    private final Followers followers;
    private final OrderTimeline timeline;

    CardSettlement(
        TenantDb tenantDb,
        OrderMoneyMapper orders,
        PaymentMapper payments,
        StandingNotes notes,
        Followers followers,
        OrderTimeline timeline
    ) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.payments = payments;
        this.notes = notes;
        this.followers = followers;
        this.timeline = timeline;
    }

    /** Takes down where a payment stands, and does what follows. Joins the caller's transaction where there is one. */
    public void settle(TenantContext context, UUID paymentId, PaymentStanding standing) {
        tenantDb.write(context, () -> {
            lockOrder(paymentId);
            settle(context, payment(paymentId), standing);
            return null;
        });
    }

    /**
     * The same with the order's row locked.
     *
     * @param before the payment as it was before anything of this was taken down
     */
    void settle(TenantContext context, PaymentRow before, PaymentStanding standing) {
        notes.note(context, payment(before.id()), standing);
        PaymentRow after = payment(before.id());
        follow(context, after.orderId(), after, standing, after.capturedMinor() - before.capturedMinor());
        followers.tell(context, after.orderId());
    }

    /** A payment was given up: its order goes on with the way to pay that the buyer chose instead, where one was. */
    void followVoid(TenantContext context, PaymentRow before) {
        OrderMoneyRow order = Objects.requireNonNull(orders.findById(before.orderId()));
        if (!order.isCancelled() && before.replacement() != null) {
            exchange(context, order, before);
        }
        followers.tell(context, before.orderId());
    }

    /** A payment cannot begin: its order ends, unless its buyer wants to pay in another way anyhow. */
    void fail(TenantContext context, UUID paymentId, String code) {
        tenantDb.write(context, () -> {
            OrderMoneyRow order = lockOrder(paymentId);
            PaymentRow before = payment(paymentId);
            boolean isNews = notes.failed(context, before, code);
            if (isNews && before.replacement() != null) {
                followVoid(context, before);
            } else if (isNews) {
                followers.withdrawals().withdraw(context, order.id(), WithdrawalReason.PAYMENT_FAILED);
            }
            return null;
        });
    }

    private void follow(
        TenantContext context,
        UUID orderId,
        PaymentRow payment,
        PaymentStanding standing,
        long landedMinor
    ) {
        OrderMoneyRow order = Objects.requireNonNull(orders.findById(orderId));
        boolean isSecured = payment.state().isSecured();
        boolean isVoided = standing.stage() == PaymentStanding.Stage.VOIDED && !isSecured;
        if (order.isAwaitingPayment() && isSecured) {
            place(context, order);
        } else if (isVoided && payment.replacement() != null && !order.isCancelled()) {
            exchange(context, order, payment);
        } else if (order.isAwaitingPayment() && isVoided) {
            followers.withdrawals().withdraw(context, orderId, followers.reasonOfVoid(order));
        } else if (order.isCancelled() && isSecured) {
            giveBack(context, order, landedMinor);
        }
    }

    /**
     * The rest is paid in another way, for which the order need not wait. It may be placed by now: where the card was
     * confirmed while the provider was already giving it up.
     */
    private void exchange(TenantContext context, OrderMoneyRow order, PaymentRow given) {
        PaymentMethodCode chosen = Objects.requireNonNull(given.replacement());
        payments.updateReplacement(given.id(), null);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        payments.insert(id, order.id(), chosen, PaymentState.PENDING, given.currency(), given.amountMinor(), null);
        timeline.record(
            context,
            order.id(),
            OrderEventKind.PAYMENT_CHANGED,
            Map.of("from", given.method().name(), "to", chosen.name())
        );
        if (order.isAwaitingPayment()) {
            place(context, order);
        }
    }

    private void place(TenantContext context, OrderMoneyRow order) {
        StockOutcome outcome = followers.reservations().keepForOrder(order.id());
        if (outcome instanceof StockOutcome.Kept) {
            followers.placing().place(context, order);
        } else {
            followers.withdrawals().withdraw(context, order.id(), WithdrawalReason.OUT_OF_STOCK);
        }
    }

    /** Money that came for an order that ended before. */
    private void giveBack(TenantContext context, OrderMoneyRow order, long landedMinor) {
        Payments all = followers.payments();
        all.voidAll(context, order.id());
        // What a placed order had brought before it was cancelled is for whoever cancelled it; what comes afterwards, as
        // where a capture was faster than the void, is nobody's but the buyer's.
        long held = all.refundable(context, order.id());
        long refundable = order.number() == null ? held : Math.min(landedMinor, held);
        if (refundable > 0) {
            all.refund(context, order.id(), refundable, "the order had ended");
        }
    }

    private OrderMoneyRow lockOrder(UUID paymentId) {
        return Objects.requireNonNull(orders.lockById(payment(paymentId).orderId()), "a payment has an order");
    }

    private PaymentRow payment(UUID id) {
        return Objects.requireNonNull(payments.findById(id), "payments stay");
    }
}
