package io.quelyos.bff.giftcard;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a gift card answers. */
public record GiftCardPayload(@Nullable BackofficeGiftCard giftCard, List<UserError> userErrors) {
    public GiftCardPayload {
        userErrors = List.copyOf(userErrors);
    }

    static GiftCardPayload refused(UserError userError) {
        return new GiftCardPayload(null, List.of(userError));
    }
}
