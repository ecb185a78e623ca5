package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.bff.payment.provider.PaymentProvider;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.PaymentStart;
import io.quelyos.bff.payment.provider.ProviderAccount;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes down what providers answer to what was asked of them. */
@Component
final class RequestAnswers {

    private final OrderMoneyMapper orders;
    private final PaymentMapper payments;
    private final PaymentProvider provider;
    private final PaymentBook book;
    private final CardSettlement settlement;
    private final OrderTimeline timeline;

    RequestAnswers(
        OrderMoneyMapper orders,
        PaymentMapper payments,
        PaymentProvider provider,
        PaymentBook book,
        CardSettlement settlement,
        OrderTimeline timeline
    ) {
        this.orders = orders;
        this.payments = payments;
        this.provider = provider;
        this.book = book;
        this.settlement = settlement;
        this.timeline = timeline;
    }

    /**
     * A payment whose beginning the provider may or may not have heard of is begun under its key, only to learn its name;
     * one of which the provider surely never heard is given up.
     */
    ProviderAnswer withoutReference(TenantContext context, PaymentRow payment, ProviderAccount account) {
        if (payment.state() != PaymentState.UNKNOWN) {
            return new ProviderAnswer.Declined("never_begun");
        }
        ProviderAnswer begun = provider.start(
            account,
            new PaymentStart(
                payment.id(),
                payment.orderId(),
                payment.amountMinor(),
                Currency.getInstance(payment.currency())
            )
        );
        return begun instanceof ProviderAnswer.Standing standing
            ? provider.cancel(account, standing.standing().reference(), payment.id())
            : begun;
    }

    /** Writes an answer, with the order's row locked. */
    void note(TenantContext context, PaymentTransactionRow request, ProviderAnswer answer) {
        UUID order = payment(request).orderId();
        orders.lockById(order);
        switch (answer) {
            case ProviderAnswer.Standing standing -> noteStanding(context, request, standing.standing());
            case ProviderAnswer.Refunded refunded -> book.refunded(
                context,
                payment(request),
                request,
                refunded.reference()
            );
            case ProviderAnswer.Declined declined -> noteRefusal(context, request, declined.code());
            case ProviderAnswer.Unavailable unavailable -> throw new IllegalArgumentException(
                "no answer to write: " + unavailable.reason()
            );
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
        book.settled(request, false, code);
        if (request.kind() == PaymentTransactionKind.VOID && !payment.state().isEnded()) {
            book.voided(context, payment);
            settlement.tell(context, payment.orderId());
        }
        if (request.kind() == PaymentTransactionKind.CAPTURE) {
            timeline.record(
                context,
                payment.orderId(),
                OrderEventKind.PAYMENT_FAILED,
                Map.of("method", payment.method().name(), "code", code)
            );
        }
        if (request.kind() == PaymentTransactionKind.REFUND) {
            timeline.record(
                context,
                payment.orderId(),
                OrderEventKind.REFUND_FAILED,
                Map.of("amountMinor", request.amountMinor(), "code", code)
            );
        }
    }

    private PaymentRow payment(PaymentTransactionRow request) {
        return Objects.requireNonNull(payments.findById(request.paymentId()), "payments stay");
    }
}
