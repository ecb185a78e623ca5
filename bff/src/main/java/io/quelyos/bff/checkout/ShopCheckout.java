package io.quelyos.bff.checkout;

import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.cart.shop.ShopCart;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodRow;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record ShopCheckout(
    UUID id,
    CheckoutState state,
    OffsetDateTime reservedUntil,
    @Nullable String email,
    @Nullable String phone,
    @Nullable PostalAddress shippingAddress,
    @Nullable PostalAddress billingAddress,
    boolean termsRequired,
    @Nullable OffsetDateTime termsAcceptedAt,
    @Nullable ShopCart cart,
    List<CheckoutBlocker> blockers,
    List<Method> paymentMethods,
    OffsetDateTime createdAt
) {
    /** The schema's type ShopPaymentMethod. */
    public record Method(PaymentMethodCode code, @Nullable String instructions, @Nullable String publishableKey) {}

    static ShopCheckout of(
        CheckoutRow row,
        @Nullable CartState cart,
        boolean isTermsRequired,
        Collection<CheckoutBlocker> blockers,
        List<PaymentMethodRow> methods
    ) {
        return new ShopCheckout(
            row.id(),
            row.state(),
            row.reservedUntil(),
            row.email(),
            row.phone(),
            row.shippingAddress(),
            row.billingAddress(),
            isTermsRequired,
            row.termsAcceptedAt(),
            ShopCart.of(cart),
            List.copyOf(blockers),
            methods
                .stream()
                .map(method -> new Method(method.code(), method.instructions(), method.publishableKey()))
                .toList(),
            row.createdAt()
        );
    }
}
