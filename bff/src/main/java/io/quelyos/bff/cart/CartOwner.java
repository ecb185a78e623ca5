package io.quelyos.bff.cart;

import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose a cart is: a customer's, or a guest's, who is known by the hash of the session's secret.
 *
 * @param customerId null for a guest
 * @param guestSession null for a customer
 */
public record CartOwner(@Nullable UUID customerId, @Nullable String guestSession) {
    public CartOwner {
        if ((customerId == null) == (guestSession == null)) {
            throw new IllegalArgumentException("a cart is a customer's or a guest's");
        }
    }

    /** A customer's cart. */
    public static CartOwner customer(UUID customerId) {
        return new CartOwner(customerId, null);
    }

    /** A guest's cart. */
    public static CartOwner guest(String guestSession) {
        return new CartOwner(null, guestSession);
    }

    /**
     * The owner of the caller's cart; null for a visitor without a session, who can have none.
     *
     * @throws ApiException UNAVAILABLE for a visitor whose cookie could not be looked up
     */
    public static @Nullable CartOwner of(TenantContext context) {
        ShopAccounts.requireKnownSession(context);
        return switch (context.actor()) {
            case Actor.Customer customer -> customer(customer.customerId());
            case Actor.Visitor visitor when visitor.guestSessionId() != null -> guest(visitor.guestSessionId());
            default -> null;
        };
    }

    /**
     * As {@link #of}, for what only somebody who is known can have.
     *
     * @throws ApiException UNAUTHENTICATED for a visitor without a session
     */
    public static CartOwner require(TenantContext context) {
        CartOwner owner = of(context);
        if (owner == null) {
            throw new ApiException(
                ApiErrorCode.UNAUTHENTICATED,
                "You are not known here yet; putting something into the cart gives you the cookie that you need."
            );
        }
        return owner;
    }

    /** The name under which changes of this owner's cart take turns. */
    public String key() {
        return customerId == null ? "guest:" + guestSession : "customer:" + customerId;
    }
}
