package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells staff, once, of an order for which a provider has not done what it is asked for, so that they can step in. */
@Component
final class Patience {

    private final TenantDb tenantDb;
    private final PaymentMapper payments;
    private final OrderTimeline timeline;
    private final CardSettings settings;

    Patience(TenantDb tenantDb, PaymentMapper payments, OrderTimeline timeline, CardSettings settings) {
        this.tenantDb = tenantDb;
        this.payments = payments;
        this.timeline = timeline;
        this.settings = settings;
    }

    /** Whether attempts do not count, because the tenant speaks to nobody outside at the moment. */
    boolean isPaused(TenantContext context) {
        return tenantDb.<Boolean>write(context, payments::isOutgoingOff);
    }

    /**
     * An attempt came to nothing; one that was not made because the tenant is silent is not told.
     *
     * @param missed how many did, with this one
     * @param why in the provider's words, or ours
     */
    void missed(TenantContext context, UUID orderId, int missed, String why) {
        if (missed == settings.toldAfter() && !isPaused(context)) {
            tenantDb.write(context, () -> {
                timeline.record(
                    context,
                    orderId,
                    OrderEventKind.PROVIDER_AWAITED,
                    Map.of("attempts", missed, "reason", why)
                );
                return null;
            });
        }
    }
}
