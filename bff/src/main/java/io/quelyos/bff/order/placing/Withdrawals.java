package io.quelyos.bff.order.placing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.promotion.Redemptions;
import io.quelyos.persistence.order.placing.PlacingMapper;
import io.quelyos.persistence.payment.OrderMoneyMapper;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends orders that were not placed, as if they had never been: pieces, promotions, money and the plan's count are free again. */
@Component
public final class Withdrawals {

    private final TenantDb tenantDb;
    private final PlacingMapper placing;
    private final OrderMoneyMapper money;
    private final Reservations reservations;
    private final Redemptions redemptions;
    private final WithdrawalEffects effects;

    Withdrawals(
        TenantDb tenantDb,
        PlacingMapper placing,
        OrderMoneyMapper money,
        Reservations reservations,
        Redemptions redemptions,
        WithdrawalEffects effects
    ) {
        this.tenantDb = tenantDb;
        this.placing = placing;
        this.money = money;
        this.reservations = reservations;
        this.redemptions = redemptions;
        this.effects = effects;
    }

    /**
     * Ends an order whose money is still awaited; joins the caller's transaction where there is one. What was paid already
     * goes back, and what is held by a provider is let go right after the commit.
     *
     * @return whether it ended by this; nothing happens to an order that is placed, or ended already
     */
    public boolean withdraw(TenantContext context, UUID orderId, WithdrawalReason reason) {
        return tenantDb.write(context, () -> {
            OrderMoneyRow order = money.lockById(orderId);
            if (order == null || !order.isAwaitingPayment()) {
                return false;
            }
            reservations.release(orderId);
            reservations.forgetLines(orderId);
            redemptions.release(context, orderId);
            placing.updateWithdrawn(orderId, reason.name());
            effects.follow(context, order, reason);
            placing.uncount(placing.findLimit(order.createdAt()).year());
            return true;
        });
    }
}
