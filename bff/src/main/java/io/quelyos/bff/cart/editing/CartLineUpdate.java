package io.quelyos.bff.cart.editing;

import io.quelyos.bff.graphql.type.GlobalId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's input ShopCartLineUpdateInput.
 *
 * @param quantity null leaves it
 * @param note null leaves it, an empty text takes it away
 */
public record CartLineUpdate(String id, @Nullable Integer quantity, @Nullable String note) {
    static final String PREFIX = "cln";

    /** The line's id; empty where the text is none. */
    Optional<UUID> line() {
        return GlobalId.decode(PREFIX, id);
    }
}
