package io.quelyos.bff.live;

import java.util.UUID;

/**
 * What events are about. Topics are a tenant's own: the same name in two tenants is two topics.
 *
 * @param name unique within the tenant
 */
public record LiveTopic(String name) {
    /**
     * One owner's cart.
     *
     * @param ownerKey as {@code CartOwner.key()}
     */
    public static LiveTopic cart(String ownerKey) {
        return new LiveTopic("cart:" + ownerKey);
    }

    /** All orders of one customer. */
    public static LiveTopic customerOrders(UUID customer) {
        return new LiveTopic("orders:customer:" + customer);
    }

    /** All orders of the tenant. */
    public static LiveTopic tenantOrders() {
        return new LiveTopic("orders");
    }
}
