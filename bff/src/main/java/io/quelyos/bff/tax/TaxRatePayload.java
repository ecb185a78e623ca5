package io.quelyos.bff.tax;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a rate of taxes answers. */
public record TaxRatePayload(@Nullable BackofficeTaxRate taxRate, List<UserError> userErrors) {
    public TaxRatePayload {
        userErrors = List.copyOf(userErrors);
    }

    static TaxRatePayload refused(UserError userError) {
        return new TaxRatePayload(null, List.of(userError));
    }
}
