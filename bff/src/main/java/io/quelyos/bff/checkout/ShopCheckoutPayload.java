package io.quelyos.bff.checkout;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a checkout answers: the checkout as it is now, and what was not done. */
record ShopCheckoutPayload(@Nullable ShopCheckout checkout, List<UserError> userErrors) {
    ShopCheckoutPayload {
        userErrors = List.copyOf(userErrors);
    }

    static ShopCheckoutPayload refused(List<UserError> errors) {
        return new ShopCheckoutPayload(null, errors);
    }
}
