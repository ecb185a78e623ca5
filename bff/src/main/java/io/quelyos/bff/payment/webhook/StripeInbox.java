package io.quelyos.bff.payment.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.payment.card.CardSettlement;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMessageMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.tenant.TenantDb;
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

    StripeInbox(TenantDb tenantDb, PaymentMessageMapper messages, PaymentMapper payments, CardSettlement settlement) {
        this.tenantDb = tenantDb;
        this.messages = messages;
        this.payments = payments;
        this.settlement = settlement;
    }

    /** Does what a message says, unless it was there before. */
    void take(TenantContext context, StripeMessage message) {
        PaymentStanding standing = message.standing();
        tenantDb.write(context, () -> {
            PaymentRow payment = standing == null ? null : find(message, standing);
            String outcome = standing == null ? "IGNORED" : payment == null ? "UNKNOWN" : "APPLIED";
            String reference = standing == null ? null : standing.reference();
            int written = messages.insert(
                UuidCreator.getTimeOrderedEpoch(),
                PROVIDER,
                message.id(),
                message.kind(),
                reference,
                outcome
            );
            if (written > 0 && standing != null && payment != null) {
                settlement.settle(context, payment.id(), standing);
            }
            if (written > 0 && standing != null && payment == null) {
                LOG.warn("Stripe told of the payment {}, which is not known here", reference);
            }
            messages.deleteOld();
            return null;
        });
    }

    /** By Stripe's name for it, or by ours where the answer to its beginning is still on its way. */
    private @Nullable PaymentRow find(StripeMessage message, PaymentStanding standing) {
        PaymentRow known = payments.findByReference(PaymentMethodCode.CARD, standing.reference());
        if (known != null || message.paymentId() == null) {
            return known;
        }
        PaymentRow named = payments.findById(message.paymentId());
        boolean isFree = named != null && named.method() == PaymentMethodCode.CARD && named.providerReference() == null;
        return isFree ? named : null;
    }
}
