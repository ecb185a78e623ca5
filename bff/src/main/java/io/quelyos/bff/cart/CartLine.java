package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.CartLineRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a cart.
 *
 * @param variantId what is on it; null when that is no more
 * @param key what makes two additions one line: the article, its attributes and its note
 * @param name the product's name when the line was made
 * @param unitPriceMinor what one piece cost when the line was last touched, in minor units of the cart's currency
 */
public record CartLine(
    UUID id,
    @Nullable UUID variantId,
    String key,
    String name,
    int quantity,
    long unitPriceMinor,
    @Nullable String note,
    List<CartAttribute> attributes
) {
    public static CartLine of(CartLineRow row) {
        return new CartLine(
            row.id(),
            row.variantId(),
            row.lineKey(),
            row.name(),
            row.quantity(),
            row.unitPriceMinor(),
            row.note(),
            CartAttribute.read(row.attributes())
        );
    }

    public CartLineRow row(UUID cartId) {
        return new CartLineRow(
            id,
            cartId,
            variantId,
            key,
            name,
            quantity,
            unitPriceMinor,
            note,
            CartAttribute.write(attributes)
        );
    }

    public CartLine withQuantity(int other) {
        return new CartLine(id, variantId, key, name, other, unitPriceMinor, note, attributes);
    }

    public CartLine withUnitPrice(long otherMinor) {
        return new CartLine(id, variantId, key, name, quantity, otherMinor, note, attributes);
    }

    /** The line with another note, which makes it another line; one whose article is no more stays what it is. */
    public CartLine withNote(@Nullable String other) {
        String otherKey = variantId == null ? key : keyOf(variantId, other, attributes);
        return new CartLine(id, variantId, otherKey, name, quantity, unitPriceMinor, other, attributes);
    }

    /** The line with other attributes, which makes it another line; one whose article is no more stays what it is. */
    public CartLine withAttributes(List<CartAttribute> other) {
        String otherKey = variantId == null ? key : keyOf(variantId, note, other);
        return new CartLine(id, variantId, otherKey, name, quantity, unitPriceMinor, note, List.copyOf(other));
    }

    /** The key of an article with what is to be written on it. */
    public static String keyOf(UUID variantId, @Nullable String note, List<CartAttribute> attributes) {
        // The lengths keep a note that looks like attributes from being taken for them.
        String written = CartAttribute.write(attributes);
        String text = variantId + "|" + written.length() + "|" + written + "|" + (note == null ? "" : "n" + note);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }
}
