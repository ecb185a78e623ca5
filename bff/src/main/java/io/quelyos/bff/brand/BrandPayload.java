package io.quelyos.bff.brand;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.brand.BrandRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a maker answers. */
public record BrandPayload(@Nullable BrandRow brand, List<UserError> userErrors) {
    static BrandPayload done(BrandRow brand) {
        return new BrandPayload(brand, List.of());
    }

    static BrandPayload refused(UserError... userErrors) {
        return new BrandPayload(null, List.of(userErrors));
    }

    static BrandPayload refused(List<UserError> userErrors) {
        return new BrandPayload(null, userErrors);
    }
}
