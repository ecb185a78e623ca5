package io.quelyos.bff.live;

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

    /**
     * All orders of one buyer.
     *
     * @param ownerKey as of the buyer's cart
     */
    public static LiveTopic buyersOrders(String ownerKey) {
        return new LiveTopic("orders:" + ownerKey);
    }

    /** All orders of the tenant. */
    public static LiveTopic tenantOrders() {
        return new LiveTopic("orders");
    }
}
