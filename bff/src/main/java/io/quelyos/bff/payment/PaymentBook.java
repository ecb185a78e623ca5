package io.quelyos.bff.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes what happens to money, always all of it in one transaction: the payment, what was done with it, the order's
 * ledger, the order's sums and its history. All methods must be called inside {@code TenantDb.write} with the order's row
 * locked.
 */
@Component
public final class PaymentBook {

    /** Asks providers; its instances are the ids of what is asked, its data the tenants' ids. */
    public static final TaskDescriptor<String> REQUESTS = TaskDescriptor.of("payment-request", String.class);

    /**
     * Lets go payments that were given up here; its instances are the payments' and the tenants' ids, for a copy has payments
     * of the same ids, its data the tenants' ids.
     */
    public static final TaskDescriptor<String> LET_GO = TaskDescriptor.of("payment-let-go", String.class);

    /** Why a payment is to be let go that its buyer wants to make in another way. */
    public static final String CHANGED = "paid in another way";

    /** What became of a request on which nobody waits any more. */
    public static final String GIVEN_UP = "given_up";

    private static final String ELSEWHERE = "made at the provider";

    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final PaymentTransactionMapper transactions;
    private final OrderTimeline timeline;
    private final JobQueue jobs;
    private final ObjectProvider<OrderMilestones> milestones;

    PaymentBook(
        OrderMoneyMapper orders,
        PaymentMapper payments,
        PaymentTransactionMapper transactions,
        OrderTimeline timeline,
        JobQueue jobs,
        ObjectProvider<OrderMilestones> milestones
    ) {
        this.orders = orders;
        this.payments = payments;
        this.transactions = transactions;
        this.timeline = timeline;
        this.jobs = jobs;
        this.milestones = milestones;
    }

    /**
     * Money came in.
     *
     * @param reference the provider's name for this taking; taken once, however often it is told. Null without a provider
     * @return whether it was news
     */
    public boolean captured(TenantContext context, PaymentRow payment, long amountMinor, @Nullable String reference) {
        UUID transaction = UuidCreator.getTimeOrderedEpoch();
        int written = transactions.insertDone(
            transaction,
            payment.id(),
            PaymentTransactionKind.CAPTURE,
            amountMinor,
            reference,
            null
        );
        if (written == 0) {
            return false;
        }
        take(context, payment, amountMinor, transaction);
        return true;
    }

    /** What was asked for is done: the money that was held came in. */
    public void captured(TenantContext context, PaymentRow payment, PaymentTransactionRow asked, long amountMinor) {
        if (transactions.updateSettled(asked.id(), "SUCCEEDED", amountMinor, asked.id().toString(), null) > 0) {
            take(context, payment, amountMinor, asked.id());
        }
    }

    /** What was asked for is answered, and moved no money by itself. */
    public void settled(PaymentTransactionRow asked, boolean isDone, String code) {
        transactions.updateSettled(
            asked.id(),
            isDone ? "SUCCEEDED" : "FAILED",
            asked.amountMinor(),
            asked.id().toString(),
            isDone ? null : code
        );
    }

    /** The buyer's wish to pay in another way came too late: the payment is made, and must not be let go for it. */
    public void overtaken(PaymentTransactionRow wish) {
        settled(wish, false, "overtaken");
        payments.updateReplacement(wish.paymentId(), null);
    }

    private void take(TenantContext context, PaymentRow payment, long amountMinor, UUID transaction) {
        boolean isWhole = payment.capturedMinor() + amountMinor >= payment.amountMinor();
        boolean isOver = isWhole || !payment.method().isOffline();
        payments.updateCaptured(payment.id(), amountMinor, isOver ? PaymentState.CAPTURED : PaymentState.PENDING);
        UUID order = payment.orderId();
        orders.insertEntry(UuidCreator.getTimeOrderedEpoch(), order, "PAYMENT", -amountMinor, transaction);
        orders.updatePaid(order, amountMinor);
        timeline.record(context, order, OrderEventKind.PAYMENT_RECEIVED, detail(payment, amountMinor));
        OrderMoneyRow now = orders.findById(order);
        if (now != null && now.number() != null) {
            milestones.orderedStream().forEach(each -> each.paid(context, order, amountMinor));
        }
    }

    /** Money went back without a provider. */
    void refunded(TenantContext context, PaymentRow payment, long amountMinor, @Nullable String reason) {
        UUID transaction = UuidCreator.getTimeOrderedEpoch();
        transactions.insertDone(
            transaction,
            payment.id(),
            PaymentTransactionKind.REFUND,
            amountMinor,
            transaction.toString(),
            reason
        );
        giveBack(context, payment, amountMinor, transaction, false);
    }

    /** What was asked for is done: money went back. */
    public void refunded(TenantContext context, PaymentRow payment, PaymentTransactionRow asked, String reference) {
        if (transactions.updateSettled(asked.id(), "SUCCEEDED", asked.amountMinor(), reference, null) > 0) {
            giveBack(context, payment, asked.amountMinor(), asked.id(), ELSEWHERE.equals(asked.reason()));
        }
    }

    /**
     * Money went back that nobody asked for here: somebody gave it back at the provider itself.
     *
     * @param reference the provider's name for the refund; noted once, however often it is told
     */
    public void refundedElsewhere(TenantContext context, PaymentRow payment, long amountMinor, String reference) {
        UUID transaction = UuidCreator.getTimeOrderedEpoch();
        int written = transactions.insertDone(
            transaction,
            payment.id(),
            PaymentTransactionKind.REFUND,
            amountMinor,
            reference,
            ELSEWHERE
        );
        if (written > 0) {
            giveBack(context, payment, amountMinor, transaction, true);
        }
    }

    /** As {@link #refundedElsewhere}, while the money is on its way. */
    public void refundingElsewhere(TenantContext context, PaymentRow payment, long amountMinor, String reference) {
        UUID transaction = UuidCreator.getTimeOrderedEpoch();
        transactions.insertRequested(transaction, payment.id(), PaymentTransactionKind.REFUND, amountMinor, ELSEWHERE);
        transactions.updateTakenOn(transaction, reference);
        timeline.record(context, payment.orderId(), OrderEventKind.REFUND_REQUESTED, detail(payment, amountMinor));
        jobs.schedule(REQUESTS, transaction.toString(), context.tenantId().toString());
        milestones.orderedStream().forEach(each -> each.heldChanged(context, payment.orderId()));
    }

    /**
     * A refund did not come about, or was noted as done and came back to the shop: the money can go back anew.
     *
     * @return whether that was news
     */
    public boolean refundFailed(TenantContext context, PaymentRow payment, PaymentTransactionRow asked, String code) {
        if (asked.isRequested()) {
            settled(asked, false, code);
        } else if (transactions.updateUndone(asked.id(), code) > 0) {
            payments.updateRefunded(payment.id(), -asked.amountMinor());
            UUID entry = UuidCreator.getTimeOrderedEpoch();
            orders.insertEntry(entry, payment.orderId(), "REFUND_FAILED", -asked.amountMinor(), asked.id());
            orders.updateRefunded(payment.orderId(), -asked.amountMinor());
            milestones
                .orderedStream()
                .forEach(each -> each.refundUndone(context, payment.orderId(), asked.amountMinor()));
        } else {
            return false;
        }
        timeline.record(
            context,
            payment.orderId(),
            OrderEventKind.REFUND_FAILED,
            Map.of("amountMinor", asked.amountMinor(), "currency", payment.currency(), "code", code)
        );
        milestones.orderedStream().forEach(each -> each.heldChanged(context, payment.orderId()));
        return true;
    }

    private void giveBack(
        TenantContext context,
        PaymentRow payment,
        long amountMinor,
        UUID transaction,
        boolean isElsewhere
    ) {
        payments.updateRefunded(payment.id(), amountMinor);
        UUID order = payment.orderId();
        orders.insertEntry(UuidCreator.getTimeOrderedEpoch(), order, "REFUND", amountMinor, transaction);
        orders.updateRefunded(order, amountMinor);
        timeline.record(context, order, OrderEventKind.REFUNDED, detail(payment, amountMinor));
        if (isElsewhere) {
            milestones.orderedStream().forEach(each -> each.refundedElsewhere(context, order, amountMinor));
        }
        milestones.orderedStream().forEach(each -> each.refunded(context, order, amountMinor));
    }

    /** Money is held for the order. */
    public void authorised(TenantContext context, PaymentRow payment, long amountMinor, String reference) {
        UUID transaction = UuidCreator.getTimeOrderedEpoch();
        int written = transactions.insertDone(
            transaction,
            payment.id(),
            PaymentTransactionKind.AUTHORISE,
            amountMinor,
            reference,
            null
        );
        if (written > 0) {
            payments.updateAuthorised(payment.id(), amountMinor);
            orders.updateAuthorised(payment.orderId());
            timeline.record(
                context,
                payment.orderId(),
                OrderEventKind.PAYMENT_AUTHORISED,
                detail(payment, amountMinor)
            );
        }
    }

    /** A payment is given up. */
    public void voided(TenantContext context, PaymentRow payment) {
        payments.updateState(payment.id(), PaymentState.VOIDED, payment.failureCode());
        timeline.record(
            context,
            payment.orderId(),
            OrderEventKind.PAYMENT_VOIDED,
            detail(payment, payment.amountMinor())
        );
    }

    /** A payment is given up, and nobody waits for the provider to hear of it; it is told if it can be. */
    void givenUp(TenantContext context, PaymentRow payment) {
        voided(context, payment);
        if (payment.providerReference() != null) {
            String tenant = context.tenantId().toString();
            jobs.schedule(LET_GO, payment.id() + ":" + tenant, tenant);
        }
    }

    /**
     * Notes what a provider is to be asked for; it is asked right after the commit, and again until it answers.
     *
     * @return the note's id
     */
    public UUID request(
        TenantContext context,
        PaymentRow payment,
        PaymentTransactionKind kind,
        long amountMinor,
        @Nullable String reason
    ) {
        UUID id = note(context, payment, kind, amountMinor, reason);
        jobs.schedule(REQUESTS, id.toString(), context.tenantId().toString());
        return id;
    }

    /** As {@link #request}, to be asked by a job at a later time only, unless whoever notes it has asked until then. */
    public UUID requestLater(
        TenantContext context,
        PaymentRow payment,
        PaymentTransactionKind kind,
        long amountMinor,
        String reason,
        Instant time
    ) {
        UUID id = note(context, payment, kind, amountMinor, reason);
        jobs.scheduleAt(REQUESTS, id.toString(), context.tenantId().toString(), time);
        return id;
    }

    private UUID note(
        TenantContext context,
        PaymentRow payment,
        PaymentTransactionKind kind,
        long amountMinor,
        @Nullable String reason
    ) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        transactions.insertRequested(id, payment.id(), kind, amountMinor, reason);
        if (kind == PaymentTransactionKind.REFUND) {
            timeline.record(context, payment.orderId(), OrderEventKind.REFUND_REQUESTED, detail(payment, amountMinor));
        }
        return id;
    }

    private static Map<String, Object> detail(PaymentRow payment, long amountMinor) {
        return Map.of("method", payment.method().name(), "amountMinor", amountMinor, "currency", payment.currency());
    }
}
