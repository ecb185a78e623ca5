package io.quelyos.bff.review.own;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a buyer's review answers that leaves one. */
record OwnReviewPayload(@Nullable ShopOwnReview review, List<UserError> userErrors) {
    OwnReviewPayload {
        userErrors = List.copyOf(userErrors);
    }

    static OwnReviewPayload refused(UserError userError) {
        return new OwnReviewPayload(null, List.of(userError));
    }
}
