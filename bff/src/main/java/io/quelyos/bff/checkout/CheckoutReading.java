package io.quelyos.bff.checkout;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.Approvals;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.cart.reading.CartReading;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.payment.method.PaymentMethods;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads checkouts, with what is still missing of them. What they come to is their carts' own reckoning. */
@Component
public final class CheckoutReading {

    private final TenantDb tenantDb;
    private final CheckoutMapper checkouts;
    private final CartReading carts;
    private final ShopPolicies policies;
    private final PaymentMethods methods;
    private final Approvals approvals;

    CheckoutReading(
        TenantDb tenantDb,
        CheckoutMapper checkouts,
        CartReading carts,
        ShopPolicies policies,
        PaymentMethods methods,
        Approvals approvals
    ) {
        this.tenantDb = tenantDb;
        this.checkouts = checkouts;
        this.carts = carts;
        this.policies = policies;
        this.methods = methods;
        this.approvals = approvals;
    }

    /** The checkout of the buyer's cart, open or out of time; null where there is none. */
    @Nullable
    ShopCheckout current(TenantContext context, @Nullable CheckoutBuyer buyer) {
        CartState cart = buyer == null ? null : carts.find(context, buyer.owner());
        if (cart == null) {
            return null;
        }
        UUID cartId = cart.row().id();
        CheckoutRow row = tenantDb.<@Nullable CheckoutRow>read(context, () -> checkouts.findByCart(cartId));
        return row == null ? null : view(context, row, cart);
    }

    /** One of the buyer's checkouts as it is now. */
    @Nullable
    ShopCheckout show(TenantContext context, CheckoutBuyer buyer, UUID id) {
        CheckoutRow row = find(context, buyer, id);
        return row == null ? null : view(context, row, cartOf(context, buyer, row));
    }

    /** One of the buyer's checkouts; null for other people's. */
    public @Nullable CheckoutRow find(TenantContext context, CheckoutBuyer buyer, UUID id) {
        return tenantDb.<@Nullable CheckoutRow>read(context, () ->
            checkouts.findOwn(id, buyer.customerId(), buyer.guestSession())
        );
    }

    /** The cart that a checkout is about; null where it is gone, or became another one. */
    public @Nullable CartState cartOf(TenantContext context, CheckoutBuyer buyer, CheckoutRow row) {
        CartState cart = carts.find(context, buyer.owner());
        return cart != null && cart.row().id().equals(row.cartId()) ? cart : null;
    }

    /** The buyer's cart; null where there is none. */
    @Nullable
    CartState cart(TenantContext context, CheckoutBuyer buyer) {
        return carts.find(context, buyer.owner());
    }

    /** What is missing before pieces can be kept for a cart. */
    Set<CheckoutBlocker> cartBlockers(TenantContext context, @Nullable CartState cart) {
        Set<CheckoutBlocker> blockers = EnumSet.noneOf(CheckoutBlocker.class);
        if (cart == null || cart.lines().isEmpty()) {
            blockers.add(CheckoutBlocker.CART_EMPTY);
            return blockers;
        }
        if (cart.row().customerId() == null && !policies.of(context).guestCheckout()) {
            blockers.add(CheckoutBlocker.SIGN_IN_REQUIRED);
        }
        if (
            cart
                .lines()
                .stream()
                .anyMatch(line -> line.variantId() == null)
        ) {
            blockers.add(CheckoutBlocker.LINE_UNAVAILABLE);
        }
        if (cart.warnings().stream().anyMatch(CartWarning.ShopCartQuantityNotSold.class::isInstance)) {
            blockers.add(CheckoutBlocker.QUANTITY_NOT_SOLD);
        }
        return blockers;
    }

    /** All that is missing before a checkout can become an order. */
    public Set<CheckoutBlocker> blockers(TenantContext context, CheckoutRow row, @Nullable CartState cart) {
        Set<CheckoutBlocker> blockers = cartBlockers(context, cart);
        if (row.email() == null) {
            blockers.add(CheckoutBlocker.EMAIL_MISSING);
        }
        if (row.billingAddress() == null) {
            blockers.add(CheckoutBlocker.BILLING_ADDRESS_MISSING);
        }
        if (policies.of(context).requiresTerms() && row.termsAcceptedAt() == null) {
            blockers.add(CheckoutBlocker.TERMS_NOT_ACCEPTED);
        }
        if (cart != null && !cart.lines().isEmpty()) {
            addDelivery(row, cart, blockers);
            if (cart.sums().dueMinor() > 0 && offered(context, cart).isEmpty()) {
                blockers.add(CheckoutBlocker.PAYMENT_METHOD_MISSING);
            }
            blockers.addAll(CheckoutBlocker.of(approvals.standing(context, row, cart)));
        }
        return blockers;
    }

    /** Whether buyers are offered a way to pay for a cart. */
    public boolean isOffered(TenantContext context, CartState cart, @Nullable PaymentMethodCode method) {
        return offered(context, cart)
            .stream()
            .anyMatch(offered -> offered.code() == method);
    }

    private List<PaymentMethodRow> offered(TenantContext context, CartState cart) {
        return methods.offered(context, cart.sums().dueMinor(), cart.sums().prices().currency());
    }

    private static void addDelivery(CheckoutRow row, CartState cart, Set<CheckoutBlocker> blockers) {
        if (cart.sums().parcel() == null) {
            return;
        }
        var delivery = cart.sums().delivery();
        boolean isFetched = delivery != null && delivery.pickupPointId() != null;
        if (row.shippingAddress() == null && !isFetched) {
            blockers.add(CheckoutBlocker.SHIPPING_ADDRESS_MISSING);
        }
        if (delivery == null) {
            blockers.add(CheckoutBlocker.DELIVERY_MISSING);
        } else if (delivery.price() == null) {
            blockers.add(CheckoutBlocker.DELIVERY_UNAVAILABLE);
        }
    }

    private ShopCheckout view(TenantContext context, CheckoutRow row, @Nullable CartState cart) {
        List<PaymentMethodRow> offered = cart == null ? methods.offered(context) : offered(context, cart);
        boolean isTermsRequired = policies.of(context).requiresTerms();
        return ShopCheckout.of(row, cart, isTermsRequired, blockers(context, row, cart), offered);
    }
}
