package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a promotion answers. */
public record PromotionPayload(@Nullable BackofficePromotion promotion, List<UserError> userErrors) {
    public PromotionPayload {
        userErrors = List.copyOf(userErrors);
    }

    static PromotionPayload refused(UserError userError) {
        return new PromotionPayload(null, List.of(userError));
    }
}
