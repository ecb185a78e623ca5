package io.quelyos.bff.catalog.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a product answers: the product as it is now, or the reasons for which nothing was done. */
public record ProductPayload(@Nullable BackofficeProduct product, List<UserError> userErrors) {
    public ProductPayload {
        userErrors = List.copyOf(userErrors);
    }

    /** The product as it is now. */
    public static ProductPayload done(BackofficeProduct product) {
        return new ProductPayload(product, List.of());
    }

    /** All reasons for which nothing was done. */
    public static ProductPayload refused(List<UserError> userErrors) {
        return new ProductPayload(null, userErrors);
    }

    /** The reason for which nothing was done. */
    public static ProductPayload refused(UserError userError) {
        return refused(List.of(userError));
    }
}
