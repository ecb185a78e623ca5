package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.bff.payment.provider.RefundStanding;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes what is known of refunds, each once however often and in which order it is told; those that were made at the
 * provider itself among them. With the order's row locked.
 */
@Component
final class RefundNotes {

    private static final Logger LOG = LoggerFactory.getLogger(RefundNotes.class);
    static final int MOST_REFUNDS = 1_000;

    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final PaymentTransactionMapper transactions;
    private final PaymentBook book;
    private final CardSettings settings;
    private final Clock clock;

    RefundNotes(
        OrderMoneyMapper orders,
        PaymentMapper payments,
        PaymentTransactionMapper transactions,
        PaymentBook book,
        CardSettings settings,
        Clock clock
    ) {
        this.orders = orders;
        this.payments = payments;
        this.transactions = transactions;
        this.book = book;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes where some refunds of a payment stand. */
    void note(TenantContext context, UUID paymentId, List<RefundStanding> refunds) {
        for (RefundStanding refund : refunds) {
            note(context, paymentId, refund);
        }
    }

    private void note(TenantContext context, UUID paymentId, RefundStanding refund) {
        PaymentRow payment = payment(paymentId);
        PaymentTransactionRow known = find(paymentId, refund);
        switch (refund.stage()) {
            case PENDING -> {
                if (known != null && !isGivenUp(known)) {
                    transactions.updateTakenOn(known.id(), refund.reference());
                } else if (isPossible(payment, refund)) {
                    book.refundingElsewhere(context, payment, refund.amountMinor(), refund.reference());
                }
            }
            case DONE -> {
                if (known != null && known.isRequested()) {
                    book.refunded(context, payment, known, refund.reference());
                } else if (known == null || known.state().equals("FAILED")) {
                    // Unasked for, or given up here and done there after all.
                    addDone(context, payment, refund);
                }
            }
            case FAILED -> {
                if (known != null) {
                    failed(context, payment, known, Objects.requireNonNullElse(refund.failureCode(), "failed"));
                }
            }
        }
    }

    /** A refund did not come about. What is owed to the buyer of an order that never was is tried again, ever more rarely. */
    void failed(TenantContext context, PaymentRow payment, PaymentTransactionRow asked, String code) {
        if (book.refundFailed(context, payment, asked, code)) {
            tryAnew(context, payment, asked);
        }
    }

    /**
     * A refund was not made because the provider is found to have made, or to be making, one that was given up here. That
     * one is noted, and staff decide whether more is to go back.
     */
    void foundInstead(TenantContext context, PaymentTransactionRow asked, List<RefundStanding> refunds) {
        boolean isNews = book.refundFailed(context, payment(asked.paymentId()), asked, "former_refund_found");
        note(context, asked.paymentId(), refunds);
        if (isNews) {
            tryAnew(context, payment(asked.paymentId()), asked);
        }
    }

    /** Whether a refund was given up here, is made or being made by the provider after all, and is not noted yet. */
    static boolean isGivenUpAndMade(List<PaymentTransactionRow> ours, RefundStanding refund) {
        boolean isNoted = ours.stream().anyMatch(each -> refund.reference().equals(each.providerReference()));
        return (
            refund.stage() != RefundStanding.Stage.FAILED &&
            !isNoted &&
            ours.stream().anyMatch(each -> each.id().equals(refund.requestId()) && isGivenUp(each))
        );
    }

    private static boolean isGivenUp(PaymentTransactionRow asked) {
        return PaymentBook.GIVEN_UP.equals(asked.failureCode());
    }

    private void tryAnew(TenantContext context, PaymentRow payment, PaymentTransactionRow asked) {
        OrderMoneyRow order = Objects.requireNonNull(orders.findById(payment.orderId()));
        long left = Math.min(asked.amountMinor(), left(payment(payment.id())));
        if (order.number() == null && order.isCancelled() && left > 0) {
            int missed = (int) transactions
                .listRefunds(payment.id(), MOST_REFUNDS)
                .stream()
                .filter(each -> each.state().equals("FAILED"))
                .count();
            Instant next = clock.instant().plus(settings.pauseAfter(Math.max(1, missed)));
            book.requestLater(context, payment, PaymentTransactionKind.REFUND, left, "tried anew", next);
        }
    }

    private void addDone(TenantContext context, PaymentRow payment, RefundStanding refund) {
        if (isPossible(payment, refund)) {
            book.refundedElsewhere(context, payment, refund.amountMinor(), refund.reference());
        }
    }

    /** Whether so much can have gone back; where not, something is to be heard first, such as that another one failed. */
    private boolean isPossible(PaymentRow payment, RefundStanding refund) {
        boolean isPossible = refund.amountMinor() <= left(payment);
        if (!isPossible) {
            LOG.warn("The refund {} of payment {} is more than is there", refund.reference(), payment.id());
        }
        return isPossible;
    }

    private long left(PaymentRow payment) {
        long requested = transactions
            .listRefunds(payment.id(), MOST_REFUNDS)
            .stream()
            .filter(PaymentTransactionRow::isRequested)
            .mapToLong(PaymentTransactionRow::amountMinor)
            .sum();
        return payment.capturedMinor() - payment.refundedMinor() - requested;
    }

    private @Nullable PaymentTransactionRow find(UUID paymentId, RefundStanding refund) {
        List<PaymentTransactionRow> ours = transactions.listRefunds(paymentId, MOST_REFUNDS);
        return ours
            .stream()
            .filter(each -> refund.reference().equals(each.providerReference()))
            .findFirst()
            .or(() ->
                ours
                    .stream()
                    .filter(each -> each.id().equals(refund.requestId()))
                    .findFirst()
            )
            .orElse(null);
    }

    private PaymentRow payment(UUID id) {
        return Objects.requireNonNull(payments.findById(id), "payments stay");
    }
}
