package io.quelyos.bff.review;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a review answers. */
public record ReviewPayload(@Nullable BackofficeReview review, List<UserError> userErrors) {
    static ReviewPayload refused(UserError userError) {
        return new ReviewPayload(null, List.of(userError));
    }
}
