package io.quelyos.bff.checkout;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartOwner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the checkout.
 *
 * @param owner the owner of the cart
 * @param formerGuest the session of the guest whom a customer was before the sign-in; null for others
 */
public record CheckoutBuyer(CartOwner owner, @Nullable String formerGuest) {
    /** The caller; null for a visitor without a session, who has no cart. */
    public static @Nullable CheckoutBuyer of(TenantContext context, DataFetchingEnvironment environment) {
        // Whoever became known by an earlier mutation of the same document.
        CartOwner admitted = environment.getGraphQlContext().get(CartOwner.class);
        CartOwner owner = admitted == null ? CartOwner.of(context) : admitted;
        String former = context.actor() instanceof Actor.Customer customer ? customer.guestSessionId() : null;
        return owner == null ? null : new CheckoutBuyer(owner, former);
    }

    /** The customer; null for a guest. */
    public @Nullable UUID customerId() {
        return owner.customerId();
    }

    /** The session under which a guest's things are found, also after the sign-in. */
    public @Nullable String guestSession() {
        return owner.guestSession() == null ? formerGuest : owner.guestSession();
    }
}
