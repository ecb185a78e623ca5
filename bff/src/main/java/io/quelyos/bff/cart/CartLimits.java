package io.quelyos.bff.cart;

import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.promotion.BasketRequest;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a cart holds. The tables hold a little more than the largest of these, so that merged carts fit.
 *
 * @param lines how many lines a buyer may make; a cart merged of two may have twice as many
 * @param quantityPerLine how many pieces a line may have
 * @param noteCharacters how long a note may be, of the cart or of a line
 * @param attributes how many attributes the cart, or a line, may have
 * @param attributeNameCharacters how long an attribute's name may be
 * @param attributeValueCharacters how long an attribute's value may be
 * @param coupons how many coupon codes
 * @param giftCards how many gift cards
 */
@ConfigurationProperties("quelyos.cart.limits")
public record CartLimits(
    @DefaultValue("100") int lines,
    @DefaultValue("9999") int quantityPerLine,
    @DefaultValue("1000") int noteCharacters,
    @DefaultValue("20") int attributes,
    @DefaultValue("50") int attributeNameCharacters,
    @DefaultValue("500") int attributeValueCharacters,
    @DefaultValue("10") int coupons,
    @DefaultValue("5") int giftCards
) {
    /** What a line can have, however many carts were merged. */
    public static final int MOST_PIECES = BasketLine.MAXIMUM_QUANTITY;
    private static final int MOST_LINES = BasketRequest.MAXIMUM_LINES / 2;

    public CartLimits {
        if (lines < 1 || lines > MOST_LINES || quantityPerLine < 1 || quantityPerLine > MOST_PIECES) {
            throw new IllegalArgumentException(
                "quelyos.cart.limits allows " + lines + " lines of " + quantityPerLine + " pieces"
            );
        }
        if (noteCharacters < 0 || noteCharacters > 5000) {
            throw new IllegalArgumentException("quelyos.cart.limits.note-characters is " + noteCharacters);
        }
        long attributeCharacters = (long) attributes * (attributeNameCharacters + attributeValueCharacters);
        if (attributes < 0 || attributeNameCharacters < 1 || attributeValueCharacters < 0) {
            throw new IllegalArgumentException("quelyos.cart.limits allows no attributes of this form");
        }
        if (attributeCharacters > 12_000) {
            throw new IllegalArgumentException("quelyos.cart.limits allows attributes of " + attributeCharacters);
        }
        if (coupons < 0 || giftCards < 0) {
            throw new IllegalArgumentException("quelyos.cart.limits allows fewer than no coupons or gift cards");
        }
    }

    /** How many lines a cart can have at the most, merged ones included. */
    public int mergedLines() {
        return 2 * lines;
    }
}
