package io.quelyos.bff.order;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.live.OrderNews;
import io.quelyos.persistence.order.OrderEventMapper;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what happens to orders, and has it told to whoever follows them. Must be called inside the deed's own
 * {@code TenantDb.write}, so that neither is there without the other.
 */
@Component
public final class OrderTimeline {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SYSTEM = "SYSTEM";

    private final OrderEventMapper events;
    private final OrderNews news;

    OrderTimeline(OrderEventMapper events, OrderNews news) {
        this.events = events;
        this.news = news;
    }

    /**
     * Records what a caller did.
     *
     * @param detail what a reader needs to understand it, never a secret
     */
    public void record(TenantContext context, UUID orderId, OrderEventKind kind, Map<String, ?> detail) {
        insert(context, orderId, kind, context.audience().name(), context.actorKey(), detail);
    }

    /**
     * Records what the product did by itself, such as at the end of a time limit or at a provider's word.
     *
     * @param cause which part of the product, as {@code payment-expiry}
     */
    public void record(TenantScoped tenant, UUID orderId, OrderEventKind kind, String cause, Map<String, ?> detail) {
        insert(tenant, orderId, kind, SYSTEM, cause, detail);
    }

    private void insert(
        TenantScoped tenant,
        UUID orderId,
        OrderEventKind kind,
        String actorKind,
        String actorId,
        Map<String, ?> detail
    ) {
        events.insert(
            tenant.tenantId().value(),
            UuidCreator.getTimeOrderedEpoch(),
            orderId,
            kind.name(),
            kind.isPublic(),
            actorKind,
            actorId,
            JSON.writeValueAsString(detail)
        );
        news.publish(tenant, orderId, kind.name(), kind.isPublic());
    }
}
