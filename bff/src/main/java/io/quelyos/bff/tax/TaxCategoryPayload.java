package io.quelyos.bff.tax;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.tax.TaxCategoryRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a category of taxes answers. */
public record TaxCategoryPayload(@Nullable TaxCategoryRow taxCategory, List<UserError> userErrors) {
    public TaxCategoryPayload {
        userErrors = List.copyOf(userErrors);
    }

    static TaxCategoryPayload refused(UserError userError) {
        return new TaxCategoryPayload(null, List.of(userError));
    }
}
