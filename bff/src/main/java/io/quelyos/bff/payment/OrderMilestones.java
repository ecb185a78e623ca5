package io.quelyos.bff.payment;

import io.quelyos.auth.context.TenantContext;
import java.util.UUID;

/**
 * Something that must happen in the very transaction in which an order's life or money changes: rooms give such beans.
 * The order's row is locked, and the change is written already; amounts are in minor units of the order's currency. Where
 * a job or a provider made the change, the context is that of a visitor whom nobody knows, in the tenant's own language.
 */
public interface OrderMilestones {
    /** The order has got its number. */
    default void placed(TenantContext context, UUID orderId) {}

    /** The order ended before it was placed; its pieces and promotions are free again. */
    default void withdrawn(TenantContext context, UUID orderId) {}

    /** Money came in for an order that is placed; what came before is part of its placing. */
    default void paid(TenantContext context, UUID orderId, long amountMinor) {}

    /** What a provider holds for the order was let go, or is held now; money may have moved, of which the others tell. */
    default void heldChanged(TenantContext context, UUID orderId) {}

    /** Money went back that somebody gave back at the provider itself; that money went back is told after it. */
    default void refundedElsewhere(TenantContext context, UUID orderId, long amountMinor) {}

    /** Money went back. */
    default void refunded(TenantContext context, UUID orderId, long amountMinor) {}

    /** Money that was told to have gone back did not arrive, and is the shop's again. */
    default void refundUndone(TenantContext context, UUID orderId, long amountMinor) {}
}
