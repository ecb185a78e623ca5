package io.quelyos.bff.giftcard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the issue of a gift card.
 *
 * @param code shown in this answer alone: it is left out of what is kept for a replay, which therefore has none
 */
public record GiftCardIssuePayload(
    @Nullable BackofficeGiftCard giftCard,
    @JsonIgnore @Nullable String code,
    List<UserError> userErrors
) {
    public GiftCardIssuePayload {
        userErrors = List.copyOf(userErrors);
    }

    /** Never shows the code. */
    @Override
    public String toString() {
        return "GiftCardIssuePayload[giftCard=" + giftCard + ", userErrors=" + userErrors + "]";
    }
}
