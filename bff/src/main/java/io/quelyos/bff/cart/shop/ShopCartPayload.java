package io.quelyos.bff.cart.shop;

import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every change of a cart answers: the cart as it is now, what was done otherwise than asked, what was not done. */
public record ShopCartPayload(@Nullable ShopCart cart, List<UserError> userErrors, List<CartWarning> warnings) {
    public ShopCartPayload {
        userErrors = List.copyOf(userErrors);
        warnings = List.copyOf(warnings);
    }

    /** The same with more that was not done, which comes first. */
    public ShopCartPayload with(List<UserError> more) {
        return new ShopCartPayload(cart, Stream.concat(more.stream(), userErrors.stream()).toList(), warnings);
    }
}
