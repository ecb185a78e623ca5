package io.quelyos.bff.checkout.completing;

import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name. It can hold the key to a payment, so it is never kept; asking again does no harm,
 * because the order has the checkout's id and can be made once only.
 */
public record ShopCheckoutCompletePayload(
    @Nullable ShopCheckoutReceipt receipt,
    List<UserError> userErrors
) implements SecretPayload {
    public ShopCheckoutCompletePayload {
        userErrors = List.copyOf(userErrors);
    }

    static ShopCheckoutCompletePayload refused(List<UserError> errors) {
        return new ShopCheckoutCompletePayload(null, errors);
    }
}
