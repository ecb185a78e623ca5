package io.quelyos.bff.cart.reading;

import io.quelyos.bff.cart.reading.CartDelivery.Chosen;
import io.quelyos.bff.cart.reading.CartGiftCards.Payment;
import io.quelyos.bff.delivery.Parcel;
import io.quelyos.bff.pricing.PricedBasket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cart comes to.
 *
 * @param parcel what is to be sent; null where nothing is
 * @param delivery the way that was chosen; null where none was
 * @param prices of the lines that are sold, in the request's currency
 * @param giftCards what they pay of it
 */
public record CartSums(
    @Nullable Parcel parcel,
    @Nullable Chosen delivery,
    PricedBasket prices,
    List<Payment> giftCards
) {
    /** What remains to be paid after gift cards, in minor units. */
    public long dueMinor() {
        return prices.totals().grossMinor() - giftCards.stream().mapToLong(Payment::appliedMinor).sum();
    }
}
