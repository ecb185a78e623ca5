package io.quelyos.bff.account.preference;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.session.ShopCustomer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a customer's preferences answers. */
record CustomerPayload(@Nullable ShopCustomer customer, List<UserError> userErrors) {
    CustomerPayload {
        userErrors = List.copyOf(userErrors);
    }

    /** The account was deleted while its session was still open. */
    static CustomerPayload gone() {
        UserError error = UserError.of(UserError.Code.NOT_FOUND, "This account exists no longer.");
        return new CustomerPayload(null, List.of(error));
    }
}
