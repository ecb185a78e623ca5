package io.quelyos.persistence.checkout;

import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout.
 *
 * @param cartId null when the cart is gone
 * @param customerId whose it is; null for a guest
 * @param guestSession the stored id of the guest's session; null for a customer
 * @param reservedUntil until then its pieces are kept
 */
public record CheckoutRow(
    UUID id,
    @Nullable UUID cartId,
    @Nullable UUID customerId,
    @Nullable String guestSession,
    CheckoutState state,
    @Nullable String email,
    @Nullable String phone,
    @Nullable PostalAddress shippingAddress,
    @Nullable PostalAddress billingAddress,
    @Nullable OffsetDateTime termsAcceptedAt,
    OffsetDateTime reservedUntil,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called k. */
    public static final String COLUMNS =
        "k.id, k.cart_id, k.customer_id, k.guest_session, k.state, k.email, k.phone, k.shipping_address," +
        " k.billing_address, k.terms_accepted_at, k.reserved_until, k.created_at";

    /** Whether its buyer can go on with it. */
    public boolean isUnfinished() {
        return state == CheckoutState.OPEN || state == CheckoutState.EXPIRED;
    }
}
