package io.quelyos.bff.cart;

import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Joins a guest's cart to the customer's whom the guest turned out to be, by the tenant's policy.
 *
 * <p>The customer's session remembers which guest it was. So a merge that fails at the sign-in loses nothing and stands in
 * nobody's way: the guest's cart lies where it was, and the customer's next request about the cart finds it. A merged cart
 * is removed in the transaction that merges it, hence merging again changes nothing.
 */
@Component
public final class CartMerge {

    private static final Logger LOG = LoggerFactory.getLogger(CartMerge.class);

    private final CartStore store;
    private final ShopPolicies policies;
    private final CartLimits limits;
    private final CartArticles articles;

    CartMerge(CartStore store, ShopPolicies policies, CartLimits limits, CartArticles articles) {
        this.store = store;
        this.policies = policies;
        this.limits = limits;
        this.articles = articles;
    }

    /**
     * Merges at a sign-in or sign-up. It never fails: what it cannot do now is done later.
     *
     * @param context of the request that signs in, so still the guest's
     * @param admitted the owner of a cart that the same request began as a guest; null where it began none
     */
    public void afterSignIn(TenantContext context, UUID customerId, @Nullable CartOwner admitted) {
        String guestSession =
            admitted == null ? ShopAccounts.guestSessionOf(context, customerId) : admitted.guestSession();
        if (guestSession != null) {
            tryMerge(context, customerId, guestSession);
        }
    }

    /**
     * Merges what waits since the caller's sign-in; to be called before a signed-in customer's cart is looked at. It never
     * fails either: a cart that cannot be merged must not keep its owner from the one that is there.
     */
    public void settle(TenantContext context) {
        if (context.actor() instanceof Actor.Customer customer && customer.guestSessionId() != null) {
            tryMerge(context, customer.customerId(), customer.guestSessionId());
        }
    }

    private void tryMerge(TenantContext context, UUID customerId, String guestSession) {
        try {
            merge(context, customerId, guestSession);
        } catch (RuntimeException failure) {
            // Whatever it is, nobody is kept out of the shop for it.
            LOG.error("A guest's cart waits to be merged into that of customer {}", customerId, failure);
        }
    }

    private void merge(TenantContext context, UUID customerId, String guestSession) {
        if (!store.hasGuestCart(context, guestSession)) {
            return;
        }
        MergePlan plan = MergePlan.valueOf(policies.of(context).cartMerge());
        // Apart from what the caller does: a statement that fails here must not end that too.
        store.writeApart(context, () -> {
            // Always in this order: the customer's turn first.
            CartOwner customer = CartOwner.customer(customerId);
            CartDraft theirs = store.open(context, customer);
            CartDraft guests = store.open(context, CartOwner.guest(guestSession));
            if (guests.isNew()) {
                return false;
            }
            if (!theirs.currency().equals(guests.currency())) {
                articles.changeCurrency(context, theirs);
                articles.changeCurrency(context, guests);
            }
            plan.apply(theirs, guests, limits);
            if (theirs.linesLeftOut() > 0) {
                LOG.warn("{} lines of a guest have no room in the cart of {}", theirs.linesLeftOut(), customerId);
            }
            store.save(context, customer, theirs);
            store.delete(context, CartOwner.guest(guestSession), guests.id());
            return true;
        });
    }
}
