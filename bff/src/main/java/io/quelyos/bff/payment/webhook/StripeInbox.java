package io.quelyos.bff.payment.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.payment.card.CardSettlement;
import io.quelyos.bff.payment.card.RefundLook;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMessageMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes messages in: that one was there is written in the transaction of what it does. */
@Component
final class StripeInbox {

    private static final Logger LOG = LoggerFactory.getLogger(StripeInbox.class);
    private static final String PROVIDER = "STRIPE";

    private final TenantDb tenantDb;
    private final PaymentMessageMapper messages;
    private final PaymentMapper payments;
    private final CardSettlement settlement;
    private final RefundLook look;
    private final OrderTimeline timeline;

    StripeInbox(
        TenantDb tenantDb,
        PaymentMessageMapper messages,
        PaymentMapper payments,
        CardSettlement settlement,
        RefundLook look,
        OrderTimeline timeline
    ) {
        this.tenantDb = tenantDb;
        this.messages = messages;
        this.payments = payments;
        this.settlement = settlement;
        this.look = look;
        this.timeline = timeline;
    }

    /** Does what a message says, unless it was there before. */
    void take(TenantContext context, StripeMessage message) {
        String reference = message.reference();
        tenantDb.write(context, () -> {
            PaymentRow payment = reference == null ? null : find(message, reference);
            String outcome = reference == null ? "IGNORED" : payment == null ? "UNKNOWN" : "APPLIED";
            int written = messages.insert(
                UuidCreator.getTimeOrderedEpoch(),
                PROVIDER,
                message.id(),
                message.kind(),
                reference,
                outcome
            );
            if (written > 0 && payment != null) {
                apply(context, message, payment);
            }
            if (written > 0 && reference != null && payment == null) {
                LOG.warn("Stripe told of the payment {}, which is not known here", reference);
            }
            messages.deleteOld();
            return null;
        });
    }

    private void apply(TenantContext context, StripeMessage message, PaymentRow payment) {
        switch (message.news()) {
            case StripeMessage.News.OfPayment news -> {
                settlement.settle(context, payment.id(), news.standing());
                if (payment.state().isEnded()) {
                    // The message may be older than the end, or tell that it was none: what is true is looked up.
                    look.later(context, payment.id());
                }
            }
            case StripeMessage.News.OfRefund _ -> look.later(context, payment.id());
            case StripeMessage.News.OfDispute dispute -> tell(context, message.kind(), payment, dispute);
            case StripeMessage.News.OfNothing _ -> LOG.debug("Stripe told {} of {}", message.kind(), payment.id());
        }
    }

    /** A dispute is decided between the buyer's bank, the provider and staff, who are told. */
    private void tell(TenantContext context, String kind, PaymentRow payment, StripeMessage.News.OfDispute dispute) {
        OrderEventKind event = switch (kind) {
            case "charge.dispute.created" -> OrderEventKind.DISPUTE_OPENED;
            case "charge.dispute.closed" -> OrderEventKind.DISPUTE_CLOSED;
            case "charge.dispute.funds_withdrawn" -> OrderEventKind.DISPUTE_WITHDRAWN;
            case "charge.dispute.funds_reinstated" -> OrderEventKind.DISPUTE_REINSTATED;
            default -> null;
        };
        if (event != null) {
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("dispute", dispute.reference());
            detail.put("amountMinor", dispute.amountMinor());
            detail.put("currency", dispute.currency());
            detail.put("reason", dispute.reason());
            detail.put("status", dispute.status());
            timeline.record(context, payment.orderId(), event, detail);
        }
    }

    /** By Stripe's name for it, or by ours where the answer to its beginning is still on its way. */
    private @Nullable PaymentRow find(StripeMessage message, String reference) {
        PaymentRow known = payments.findByReference(PaymentMethodCode.CARD, reference);
        if (known != null || message.paymentId() == null) {
            return known;
        }
        PaymentRow named = payments.findById(message.paymentId());
        boolean isFree = named != null && named.method() == PaymentMethodCode.CARD && named.providerReference() == null;
        return isFree ? named : null;
    }
}
