package io.quelyos.bff.tax;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;

/** Answers the assignment of products to a category of taxes. */
public record TaxAssignPayload(int assignedCount, List<UserError> userErrors) {
    public TaxAssignPayload {
        userErrors = List.copyOf(userErrors);
    }

    static TaxAssignPayload refused(UserError userError) {
        return new TaxAssignPayload(0, List.of(userError));
    }
}
