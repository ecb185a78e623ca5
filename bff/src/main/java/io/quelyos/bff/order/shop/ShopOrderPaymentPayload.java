package io.quelyos.bff.order.shop;

import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.order.reading.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type ShopOrderPaymentMethodChangePayload. Nothing in it is a secret; but the provider is asked in between,
 * which no transaction can be open for, so it is never kept. Asking again does no harm: the order says what holds.
 */
record ShopOrderPaymentPayload(@Nullable OrderView order, List<UserError> userErrors) implements SecretPayload {
    ShopOrderPaymentPayload {
        userErrors = List.copyOf(userErrors);
    }
}
