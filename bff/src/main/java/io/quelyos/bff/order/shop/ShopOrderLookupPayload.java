package io.quelyos.bff.order.shop;

import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.order.reading.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a look-up by number and e-mail address.
 *
 * @param key opens the order for a short time, and is therefore never stored
 */
public record ShopOrderLookupPayload(
    @Nullable OrderView order,
    @Nullable String key,
    List<UserError> userErrors
) implements SecretPayload {
    public ShopOrderLookupPayload {
        userErrors = List.copyOf(userErrors);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "ShopOrderLookupPayload[order=" + order + ", userErrors=" + userErrors + "]";
    }
}
