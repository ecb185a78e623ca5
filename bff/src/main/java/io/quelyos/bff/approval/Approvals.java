package io.quelyos.bff.approval;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.approval.ApprovalRuleRow;
import io.quelyos.persistence.approval.ApprovalStatus;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whether a checkout needs the approval of its buyer's company and has it, and uses it up. Of guests, and where a
 * tenant has no company with a rule, the database is asked nothing before the order.
 */
@Component
public final class Approvals {

    private final TenantDb tenantDb;
    private final ApprovalMapper mapper;
    private final TenantCache<Boolean> known;

    Approvals(TenantDb tenantDb, ApprovalMapper mapper, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.known = caches.create();
    }

    /**
     * How a checkout stands whose cart was priced just now. Whose order it becomes is the cart's owner, also where the
     * checkout was begun before they signed in.
     */
    public ApprovalStanding standing(TenantContext context, CheckoutRow checkout, CartState cart) {
        UUID customerId = cart.row().customerId();
        boolean isPossible =
            customerId != null &&
            context.actor() instanceof Actor.Customer &&
            known.get(context, () -> tenantDb.read(context, mapper::isAny));
        return customerId == null || !isPossible
            ? ApprovalStanding.FREE
            : tenantDb.read(context, () -> standing(mapper.findRule(customerId), customerId, checkout, cart));
    }

    /**
     * Uses up the approval that an order needs, so that no other order is made of it. Must be called inside the unit of
     * work that makes the order; it asks for the rule again, which can have changed since the checkout was looked at.
     *
     * @return {@link ApprovalStanding#FREE} or {@link ApprovalStanding#APPROVED} where the order can be made
     */
    public ApprovalStanding use(CheckoutRow checkout, CartState cart) {
        UUID customerId = cart.row().customerId();
        ApprovalRuleRow rule = customerId == null ? null : mapper.findRule(customerId);
        if (customerId == null || rule == null) {
            return ApprovalStanding.FREE;
        }
        if (!isNeeded(rule, cart)) {
            // Asked for under an older rule, and pointless from now on.
            mapper.withdrawOfCheckout(checkout.id());
            return ApprovalStanding.FREE;
        }
        byte[] hash = ApprovalContent.of(checkout, cart).hash();
        return mapper.use(checkout.id(), rule.companyId(), customerId, hash) == 1
            ? ApprovalStanding.APPROVED
            : standing(rule, customerId, checkout, cart);
    }

    /** Takes back what is asked for of a checkout that its buyer gives up; inside a unit of work that writes. */
    public void withdraw(UUID checkoutId) {
        mapper.withdrawOfCheckout(checkoutId);
    }

    /** Forgets whether a tenant's companies have rules; for whoever has just changed one, after that is committed. */
    public void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }

    static boolean isNeeded(ApprovalRuleRow rule, CartState cart) {
        var prices = cart.sums().prices();
        return rule.isNeeded(prices.totals().grossMinor(), prices.currency().getCurrencyCode());
    }

    private ApprovalStanding standing(
        @Nullable ApprovalRuleRow rule,
        UUID customerId,
        CheckoutRow checkout,
        CartState cart
    ) {
        if (rule == null || !isNeeded(rule, cart)) {
            return ApprovalStanding.FREE;
        }
        byte[] hash = ApprovalContent.of(checkout, cart).hash();
        ApprovalStatus open = mapper.findOpen(checkout.id(), rule.companyId(), customerId, hash);
        if (open == null) {
            return ApprovalStanding.MISSING;
        }
        return open == ApprovalStatus.APPROVED ? ApprovalStanding.APPROVED : ApprovalStanding.AWAITED;
    }
}
