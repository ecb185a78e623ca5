package io.quelyos.bff.checkout.completing;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name: a payment of an order as its buyer sees it right after ordering.
 *
 * @param instructions what the shop tells who pays this way
 * @param publishableKey the provider's key for the page that asks for the card
 * @param clientSecret the provider's key to this one payment
 */
record ShopPaymentStep(
    UUID id,
    PaymentMethodCode method,
    PaymentState state,
    Money amount,
    @Nullable String instructions,
    @Nullable String publishableKey,
    @Nullable String clientSecret
) {}
