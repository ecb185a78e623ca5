package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.cart.CartLimits;
import io.quelyos.bff.giftcard.GiftCardCheck;
import io.quelyos.bff.giftcard.GiftCards;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.cart.CartGiftCardRow;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes gift cards that have something left, and says of the others why they cannot pay. */
@Component
final class GiftCardEditing {

    private static final String PREFIX = "gft";
    private static final List<String> FIELD = List.of("code");

    private final GiftCards giftCards;
    private final CartLimits limits;

    GiftCardEditing(GiftCards giftCards, CartLimits limits) {
        this.giftCards = giftCards;
        this.limits = limits;
    }

    /** Takes a card by its code; nothing is taken off the card before the cart becomes an order. */
    void apply(TenantContext context, ClientInfo client, CartDraft draft, String code, CartChange change) {
        switch (giftCards.check(context, client, code, context.currency())) {
            case GiftCardCheck.Usable card -> take(draft, new CartGiftCardRow(card.id(), card.lastFour()), change);
            case GiftCardCheck.Refused refused -> change.refuse(
                new UserError.GiftCardRefused(refused.reason().name(), FIELD)
            );
            case GiftCardCheck.Throttled wait -> change.refuse(new UserError.Throttled(wait.retryAfterSeconds()));
        }
    }

    private void take(CartDraft draft, CartGiftCardRow card, CartChange change) {
        if (draft.giftCards().contains(card) || draft.giftCards().size() < limits.giftCards()) {
            draft.giftCards().add(card);
        } else {
            String message = "A cart has at most " + limits.giftCards() + " gift cards.";
            change.refuse(new UserError.LimitReached(limits.giftCards(), message, FIELD));
        }
    }

    /** Takes a card back. */
    void remove(CartDraft draft, String globalId, CartChange change) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        if (!draft.giftCards().removeIf(card -> card.giftCardId().equals(id))) {
            change.refuse(Code.NOT_FOUND, "The cart has no such gift card.", List.of("id"));
        }
    }
}
