package io.quelyos.bff.order.reading;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.order.OrderChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of an order answers. */
public record OrderPayload(@Nullable OrderView order, List<UserError> userErrors) {
    public OrderPayload {
        userErrors = List.copyOf(userErrors);
    }

    public static OrderPayload of(OrderChange change) {
        return new OrderPayload(OrderView.of(change.order()), change.errors());
    }

    public static OrderPayload refused(UserError userError) {
        return new OrderPayload(null, List.of(userError));
    }
}
