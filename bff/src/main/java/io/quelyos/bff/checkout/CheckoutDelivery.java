package io.quelyos.bff.checkout;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.CartStore;
import io.quelyos.bff.cart.editing.CartChange;
import io.quelyos.bff.cart.editing.CartTerms;
import io.quelyos.bff.cart.editing.CartVisitor;
import io.quelyos.bff.cart.editing.DeliveryChoice;
import io.quelyos.bff.cart.reading.CartDelivery;
import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.cart.CartRow;
import io.quelyos.persistence.checkout.CheckoutRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the cart's delivery in line with what is said at the checkout, because the cart is where it is reckoned. */
@Component
final class CheckoutDelivery {

    private final CartStore carts;
    private final CartTerms terms;
    private final CartDelivery deliveries;

    CheckoutDelivery(CartStore carts, CartTerms terms, CartDelivery deliveries) {
        this.carts = carts;
        this.terms = terms;
        this.deliveries = deliveries;
    }

    /** The schema's input ShopCheckoutDeliveryInput: one of the two. */
    record Choice(@Nullable String rateId, @Nullable String pickupPointId) {}

    /** Takes the goods to an address, by the way that was chosen before if it goes there. */
    void follow(TenantContext context, CheckoutBuyer buyer, PostalAddress address) {
        CartRow cart = carts.find(context, buyer.owner());
        String rate = cart == null ? null : encode("drt", cart.deliveryRateId());
        String point = cart == null ? null : encode("pup", cart.pickupPointId());
        var destination = new Destination(address.countryCode(), address.regionCode(), place(address));
        if (!set(context, buyer, destination, rate, point).isEmpty()) {
            set(context, buyer, destination, null, null);
        }
    }

    /** Chooses a way to the shipping address, or a point. */
    List<UserError> choose(TenantContext context, CheckoutBuyer buyer, CheckoutRow row, Choice choice) {
        PostalAddress address = row.shippingAddress() == null ? row.billingAddress() : row.shippingAddress();
        CartRow cart = carts.find(context, buyer.owner());
        Destination destination =
            address == null
                ? deliveries.destination(context, cart == null ? null : cart.details())
                : new Destination(address.countryCode(), address.regionCode(), place(address));
        return set(context, buyer, destination, choice.rateId(), choice.pickupPointId());
    }

    private List<UserError> set(
        TenantContext context,
        CheckoutBuyer buyer,
        Destination destination,
        @Nullable String rate,
        @Nullable String point
    ) {
        var choice = new DeliveryChoice(
            destination.countryCode(),
            destination.regionCode(),
            destination.postalCode(),
            rate,
            point
        );
        CartChange change = terms.setDelivery(context, new KnownVisitor(buyer.owner()), choice);
        return change.errors();
    }

    private static @Nullable String place(PostalAddress address) {
        return address.postalCode().isEmpty() ? null : address.postalCode();
    }

    private static @Nullable String encode(String prefix, @Nullable UUID id) {
        return id == null ? null : GlobalId.encode(prefix, id);
    }

    /** Somebody who has a cart. */
    private record KnownVisitor(CartOwner owner) implements CartVisitor {
        @Override
        public CartOwner admit() {
            return owner;
        }
    }
}
