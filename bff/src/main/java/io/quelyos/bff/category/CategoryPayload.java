package io.quelyos.bff.category;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.catalog.CategoryRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a category answers. */
public record CategoryPayload(@Nullable CategoryRow category, List<UserError> userErrors) {
    static CategoryPayload done(CategoryRow category) {
        return new CategoryPayload(category, List.of());
    }

    static CategoryPayload refused(List<UserError> userErrors) {
        return new CategoryPayload(null, userErrors);
    }

    static CategoryPayload refused(UserError.Code code, String message, String... field) {
        return refused(List.of(UserError.of(code, message, field)));
    }
}
