package io.quelyos.bff.cart.shop;

import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a cart answers: the cart as it is now, what was done otherwise than asked, what was not done. */
record ShopCartPayload(@Nullable ShopCart cart, List<UserError> userErrors, List<CartWarning> warnings) {
    ShopCartPayload {
        userErrors = List.copyOf(userErrors);
        warnings = List.copyOf(warnings);
    }
}
