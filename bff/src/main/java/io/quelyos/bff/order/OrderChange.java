package io.quelyos.bff.order;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.order.OrderRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of working on an order.
 *
 * @param order as it is now; null where nothing was done
 */
public record OrderChange(@Nullable OrderRow order, List<UserError> errors) {
    public OrderChange {
        errors = List.copyOf(errors);
    }

    static OrderChange refused(UserError error) {
        return new OrderChange(null, List.of(error));
    }

    static OrderChange unknown() {
        return refused(UserError.of(Code.NOT_FOUND, "There is no such order.", "id"));
    }
}
