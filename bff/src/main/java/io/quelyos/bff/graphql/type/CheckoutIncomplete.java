package io.quelyos.bff.graphql.type;

import java.util.List;

/**
 * Something is missing before the checkout can become an order.
 *
 * @param blocker the schema's enum CheckoutBlocker
 */
public record CheckoutIncomplete(String blocker, String message) implements UserError {
    @Override
    public Code code() {
        return Code.CHECKOUT_INCOMPLETE;
    }

    @Override
    public List<String> field() {
        return List.of();
    }
}
