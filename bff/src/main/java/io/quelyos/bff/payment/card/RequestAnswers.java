package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.bff.payment.provider.RefundStanding;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes down what providers answer to what was asked of them. */
@Component
final class RequestAnswers {

    /** Why a payment cannot be given up of which the provider never heard. */
    static final String NEVER_BEGUN = "never_begun";

    private final CardDesk desk;
    private final RefundNotes refunds;
    private final RefundLook look;
    private final PaymentBook book;
    private final CardSettlement settlement;
    private final OrderTimeline timeline;

    RequestAnswers(
        CardDesk desk,
        RefundNotes refunds,
        RefundLook look,
        PaymentBook book,
        CardSettlement settlement,
        OrderTimeline timeline
    ) {
        this.desk = desk;
        this.refunds = refunds;
        this.look = look;
        this.book = book;
        this.settlement = settlement;
        this.timeline = timeline;
    }

    /** Writes an answer, with the order's row locked. */
    void note(TenantContext context, PaymentTransactionRow request, ProviderAnswer answer) {
        UUID order = payment(request).orderId();
        desk.lockOrder(order);
        switch (answer) {
            case ProviderAnswer.Standing standing -> noteStanding(context, request, standing.standing());
            case ProviderAnswer.Refunds refunds -> noteRefunds(context, request, refunds.refunds());
            case ProviderAnswer.Declined declined -> noteRefusal(context, request, declined.code());
            case ProviderAnswer.Withheld withheld when withheld.isForGood() -> noteRefusal(
                context,
                request,
                ProviderAnswer.Withheld.INHERITED
            );
            case
                ProviderAnswer.NotNow _,
                ProviderAnswer.Unavailable _,
                ProviderAnswer.Withheld _ -> throw new IllegalArgumentException("no answer to write: " + answer);
        }
    }

    /**
     * Takes a buyer's wish to pay in another way back where the order was placed meanwhile, with the order's row locked.
     *
     * @return whether the provider is not to be asked any more
     */
    boolean isOvertaken(PaymentTransactionRow request) {
        if (request.kind() != PaymentTransactionKind.VOID || !PaymentBook.CHANGED.equals(request.reason())) {
            return false;
        }
        OrderMoneyRow order = Objects.requireNonNull(
            desk.lockOrder(payment(request).orderId()),
            "a payment has an order"
        );
        boolean isPlaced = !order.isAwaitingPayment() && !order.isCancelled();
        if (isPlaced) {
            book.overtaken(request);
        }
        return isPlaced;
    }

    private void noteRefunds(TenantContext context, PaymentTransactionRow request, List<RefundStanding> found) {
        boolean isMade =
            request.providerReference() != null ||
            found.stream().anyMatch(refund -> request.id().equals(refund.requestId()));
        if (isMade) {
            refunds.note(context, request.paymentId(), found);
        } else {
            refunds.foundInstead(context, request, found);
        }
    }

    private void noteStanding(TenantContext context, PaymentTransactionRow request, PaymentStanding standing) {
        PaymentRow payment = payment(request);
        long news = Math.min(standing.capturedMinor(), payment.amountMinor()) - payment.capturedMinor();
        boolean isDone =
            request.kind() == PaymentTransactionKind.VOID
                ? standing.stage() == PaymentStanding.Stage.VOIDED
                : standing.stage() == PaymentStanding.Stage.CAPTURED;
        if (request.kind() == PaymentTransactionKind.CAPTURE && isDone && news > 0) {
            book.captured(context, payment, request, news);
        } else {
            book.settled(request, isDone, standing.stage().name());
        }
        settlement.settle(context, payment, standing);
    }

    private void noteRefusal(TenantContext context, PaymentTransactionRow request, String code) {
        PaymentRow payment = payment(request);
        if (code.equals(NEVER_BEGUN) && payment.state() == PaymentState.UNKNOWN) {
            // It began meanwhile, so it is asked about again.
            return;
        }
        if (request.kind() == PaymentTransactionKind.REFUND) {
            refunds.failed(context, payment, request, code);
            look.later(context, payment.id());
            return;
        }
        book.settled(request, false, code);
        if (request.kind() == PaymentTransactionKind.VOID && !payment.state().isEnded()) {
            book.voided(context, payment);
            settlement.followVoid(context, payment);
        }
        if (request.kind() == PaymentTransactionKind.CAPTURE) {
            // The hold may be gone, and the message that told so may be lost.
            look.later(context, payment.id());
            timeline.record(
                context,
                payment.orderId(),
                OrderEventKind.PAYMENT_FAILED,
                Map.of("method", payment.method().name(), "code", code)
            );
        }
    }

    private PaymentRow payment(PaymentTransactionRow request) {
        return Objects.requireNonNull(desk.findPayment(request.paymentId()), "payments stay");
    }
}
