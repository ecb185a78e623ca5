package io.quelyos.bff.order.credit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.promotion.Redemptions;
import io.quelyos.persistence.order.OrderMapper;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends an order of which nothing is left: it is cancelled, money that is only held is let go, and its promotions and coupons
 * can be used again. Shelves come before it and gift cards after it, in the order in which a checkout locks them.
 */
@Component
final class OrderEnding {

    private final OrderMapper orders;
    private final Crediting crediting;
    private final Redemptions redemptions;

    OrderEnding(OrderMapper orders, Crediting crediting, Redemptions redemptions) {
        this.orders = orders;
        this.crediting = crediting;
        this.redemptions = redemptions;
    }

    void end(TenantContext context, UUID orderId, String reason) {
        orders.updateCancelled(orderId, reason);
        crediting.letGo(context, orderId);
        redemptions.release(context, orderId);
    }
}
