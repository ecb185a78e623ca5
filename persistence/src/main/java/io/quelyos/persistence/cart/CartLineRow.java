package io.quelyos.persistence.cart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart.
 *
 * @param variantId what is on it; null when that is no more
 * @param lineKey what makes two additions one line
 * @param name the product's name when the line was made
 * @param unitPriceMinor what one piece cost when the line was last touched, in minor units of the cart's currency
 * @param attributes a JSON list of names and values
 */
public record CartLineRow(
    UUID id,
    UUID cartId,
    @Nullable UUID variantId,
    String lineKey,
    String name,
    int quantity,
    long unitPriceMinor,
    @Nullable String note,
    String attributes
) {}
