package io.quelyos.bff.order.credit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderFacts;
import io.quelyos.bff.order.invoice.Invoices;
import io.quelyos.bff.payment.Payments;
import io.quelyos.bff.payment.RefundOutcome;
import io.quelyos.persistence.order.LedgerMapper;
import io.quelyos.persistence.order.OrderMapper;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes credits into ledgers, and has what is owed to buyers given back. The order's row must be locked. */
@Component
public final class Crediting {

    private final LedgerMapper ledger;
    private final OrderMapper orders;
    private final OrderDesk desk;
    private final Payments payments;
    private final Invoices invoices;

    Crediting(LedgerMapper ledger, OrderMapper orders, OrderDesk desk, Payments payments, Invoices invoices) {
        this.ledger = ledger;
        this.orders = orders;
        this.desk = desk;
        this.payments = payments;
        this.invoices = invoices;
    }

    /** Writes a credit down, and the credit note where there is an invoice. */
    public void book(TenantContext context, OpenOrder open, Credit credit) {
        UUID order = open.id();
        if (credit.isWithDelivery() && orders.updateDeliveryCredited(order) == 0) {
            throw new IllegalStateException("the delivery of " + order + " was taken back before");
        }
        if (credit.grossMinor() > 0) {
            ledger.insertAdjustment(UuidCreator.getTimeOrderedEpoch(), order, -credit.grossMinor());
        }
        long beside = credit.goodwillMinor() - credit.forgivenBeforeMinor();
        invoices.credit(context, open, credit.lines(), credit.isWithDelivery(), beside);
    }

    /**
     * Gives back all that is owed to the buyer and not on its way yet.
     *
     * @return how much, in minor units
     */
    public long settleCredit(TenantContext context, UUID orderId, @Nullable String reason) {
        OpenOrder order = Objects.requireNonNull(desk.lock(orderId), "it is locked");
        OrderFacts facts = desk.facts(order);
        long owed = Math.min(facts.creditMinor(), facts.refundableMinor());
        if (owed > 0) {
            refund(context, orderId, owed, reason);
        }
        return owed;
    }

    /** Gives money back, which must be there. */
    public void refund(TenantContext context, UUID orderId, long amountMinor, @Nullable String reason) {
        if (payments.refund(context, orderId, amountMinor, reason) instanceof RefundOutcome.Exceeded exceeded) {
            throw new IllegalStateException(
                "the payments of " + orderId + " have " + exceeded.refundableMinor() + " and not " + amountMinor
            );
        }
    }

    /** Lets go what is held for an order, and awaits nothing for it any more. */
    void letGo(TenantContext context, UUID orderId) {
        payments.voidAll(context, orderId);
    }
}
