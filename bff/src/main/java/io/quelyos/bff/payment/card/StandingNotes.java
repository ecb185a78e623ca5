package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes what is known of a payment; older news than what is known change nothing. With the order's row locked. */
@Component
final class StandingNotes {

    private final PaymentMapper payments;
    private final PaymentBook book;
    private final OrderTimeline timeline;

    StandingNotes(PaymentMapper payments, PaymentBook book, OrderTimeline timeline) {
        this.payments = payments;
        this.book = book;
        this.timeline = timeline;
    }

    void note(TenantContext context, PaymentRow payment, PaymentStanding standing) {
        payments.updateReference(payment.id(), standing.reference());
        long captured = Math.min(standing.capturedMinor(), payment.amountMinor()) - payment.capturedMinor();
        switch (standing.stage()) {
            case ACTION_REQUIRED -> advance(context, payment, PaymentState.ACTION_REQUIRED, standing);
            case PROCESSING -> advance(context, payment, PaymentState.PENDING, standing);
            case AUTHORISED -> {
                if (!payment.state().isSecured()) {
                    long held = Math.min(standing.authorisedMinor(), payment.amountMinor());
                    book.authorised(context, payment, held, standing.reference());
                }
            }
            case CAPTURED -> {
                if (captured > 0) {
                    // The sum names the taking: told again, it is the same one.
                    book.captured(context, payment, captured, standing.reference() + ":" + standing.capturedMinor());
                }
            }
            case VOIDED -> {
                if (!payment.state().isEnded() && payment.state() != PaymentState.CAPTURED) {
                    book.voided(context, payment);
                }
            }
        }
    }

    /** Notes that a payment cannot begin; answers whether that is news. */
    boolean failed(TenantContext context, PaymentRow payment, String code) {
        if (payment.state().isEnded() || payment.state().isSecured()) {
            return false;
        }
        payments.updateState(payment.id(), PaymentState.FAILED, code);
        tellFailure(context, payment, code);
        return true;
    }

    private void advance(TenantContext context, PaymentRow payment, PaymentState state, PaymentStanding standing) {
        if (payment.state().isSecured() || payment.state().isEnded()) {
            return;
        }
        String code = standing.failureCode();
        if (payment.state() != state || !Objects.equals(payment.failureCode(), code)) {
            payments.updateState(payment.id(), state, code);
        }
        if (code != null && !code.equals(payment.failureCode())) {
            tellFailure(context, payment, code);
        }
    }

    private void tellFailure(TenantContext context, PaymentRow payment, String code) {
        timeline.record(
            context,
            payment.orderId(),
            OrderEventKind.PAYMENT_FAILED,
            Map.of("method", payment.method().name(), "code", code)
        );
    }
}
