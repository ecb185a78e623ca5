package io.quelyos.bff.order.live;

import io.quelyos.bff.live.LiveEvent;
import io.quelyos.bff.live.LiveEvents;
import io.quelyos.bff.live.LiveTopic;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes what happens to orders: all of it to the tenant's staff, and to the buyer what buyers see in their order's
 * history. Buyers are known as owners of carts are: by the customer, or by the hash of the guest's session.
 */
@Component
public final class OrderNews {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHANGED = "CHANGED";

    private final LiveEvents events;
    private final OrderMapper orders;

    OrderNews(LiveEvents events, OrderMapper orders) {
        this.events = events;
        this.orders = orders;
    }

    /**
     * What happened to an order.
     *
     * @param happened the name of an {@code OrderEventKind}
     */
    public record Happened(UUID orderId, String happened) {
        /** What an event tells; null for one that only tells of the subscription itself. */
        public static @Nullable Happened of(LiveEvent event) {
            return event.kind().equals(CHANGED) ? JSON.readValue(event.payload(), Happened.class) : null;
        }
    }

    /** Publishes; to be called in the transaction that writes it into the order's history. */
    public void publish(TenantScoped tenant, UUID orderId, String kind, boolean isPublic) {
        var happened = new Happened(orderId, kind);
        events.publish(tenant, LiveTopic.tenantOrders(), CHANGED, happened);
        OrderRow order = isPublic ? orders.findById(orderId) : null;
        LiveTopic ofBuyer = order == null ? null : topic(order);
        if (ofBuyer != null) {
            events.publish(tenant, ofBuyer, CHANGED, happened);
        }
    }

    /** What tells an order's buyer of it; null where nobody is known to be that any more. */
    public static @Nullable LiveTopic topic(OrderRow order) {
        if (order.customerId() != null) {
            return LiveTopic.buyersOrders("customer:" + order.customerId());
        }
        return order.guestSession() == null ? null : LiveTopic.buyersOrders("guest:" + order.guestSession());
    }
}
