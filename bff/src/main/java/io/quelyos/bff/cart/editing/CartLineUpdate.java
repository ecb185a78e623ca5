package io.quelyos.bff.cart.editing;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's input ShopCartLineUpdateInput.
 *
 * @param quantity null leaves it
 * @param note null leaves it, an empty text takes it away
 * @param attributes null leaves them, none takes them away
 */
public record CartLineUpdate(
    String id,
    @Nullable Integer quantity,
    @Nullable String note,
    @Nullable List<CartAttribute> attributes
) {
    static final String PREFIX = "cln";

    /** Attributes that are to be written; empty where they are left. */
    List<CartAttribute> writing() {
        return attributes == null ? List.of() : attributes;
    }

    /** The line with what is to be written on it. */
    CartLine write(CartLine line) {
        CartLine noted = note == null ? line : line.withNote(CartTexts.strip(note));
        return attributes == null ? noted : noted.withAttributes(attributes);
    }

    /** The line's id; empty where the text is none. */
    Optional<UUID> line() {
        return GlobalId.decode(PREFIX, id);
    }
}
