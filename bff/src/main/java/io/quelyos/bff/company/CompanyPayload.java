package io.quelyos.bff.company;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.company.CompanyRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the backoffice's mutations of a company answer that leave one. */
record CompanyPayload(@Nullable CompanyRow company, List<UserError> userErrors) {
    CompanyPayload {
        userErrors = List.copyOf(userErrors);
    }

    static CompanyPayload refused(UserError userError) {
        return new CompanyPayload(null, List.of(userError));
    }
}
