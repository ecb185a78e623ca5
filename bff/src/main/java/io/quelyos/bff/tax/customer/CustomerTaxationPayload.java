package io.quelyos.bff.tax.customer;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of how a customer is taxed answers to staff. */
public record CustomerTaxationPayload(
    @Nullable BackofficeCustomerTaxation customerTaxation,
    List<UserError> userErrors
) {
    public CustomerTaxationPayload {
        userErrors = List.copyOf(userErrors);
    }

    static CustomerTaxationPayload refused(UserError userError) {
        return new CustomerTaxationPayload(null, List.of(userError));
    }
}
