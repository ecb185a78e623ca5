package io.quelyos.bff.location;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.location.LocationRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a place answers. */
public record LocationPayload(@Nullable LocationRow location, List<UserError> userErrors) {
    static LocationPayload done(LocationRow location) {
        return new LocationPayload(location, List.of());
    }

    static LocationPayload refused(List<UserError> userErrors) {
        return new LocationPayload(null, userErrors);
    }

    static LocationPayload refused(UserError userError) {
        return refused(List.of(userError));
    }
}
