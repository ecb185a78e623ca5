package io.quelyos.bff.cart.reading;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.giftcard.GiftCardCheck;
import io.quelyos.bff.giftcard.GiftCards;
import io.quelyos.persistence.cart.CartGiftCardRow;
import io.quelyos.persistence.cart.CartRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What gift cards pay of a cart, one after the other in the order in which they were entered. */
@Component
public final class CartGiftCards {

    private final GiftCards giftCards;

    CartGiftCards(GiftCards giftCards) {
        this.giftCards = giftCards;
    }

    /**
     * A card and what it pays.
     *
     * @param balanceMinor what is left on it; 0 where it cannot be used
     * @param appliedMinor what it pays of this cart
     * @param reason why it cannot be used; null where it can
     */
    public record Payment(
        UUID id,
        String lastFour,
        long balanceMinor,
        long appliedMinor,
        GiftCardCheck.@Nullable Reason reason
    ) {}

    /**
     * The payments.
     *
     * @param grossMinor what is to be paid, in minor units of the request's currency
     */
    List<Payment> pay(TenantContext context, CartRow row, long grossMinor) {
        Map<UUID, GiftCardCheck> checks = giftCards.checkAll(context, row.giftCardIds(), context.currency());
        List<Payment> payments = new ArrayList<>();
        long left = grossMinor;
        for (CartGiftCardRow card : row.giftCards()) {
            GiftCardCheck check = checks.get(card.giftCardId());
            if (check instanceof GiftCardCheck.Usable usable) {
                long applied = Math.min(left, usable.balanceMinor());
                left -= applied;
                payments.add(new Payment(card.giftCardId(), card.lastFour(), usable.balanceMinor(), applied, null));
            } else if (check instanceof GiftCardCheck.Refused refused) {
                payments.add(new Payment(card.giftCardId(), card.lastFour(), 0, 0, refused.reason()));
            }
        }
        return payments;
    }
}
