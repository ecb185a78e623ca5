package io.quelyos.bff.cart.editing;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's input ShopCartLineInput. */
public record CartLineInput(
    String variantId,
    @Nullable Integer quantity,
    @Nullable String note,
    @Nullable List<CartAttribute> attributes
) {
    /** The article's id; empty where the text is none. */
    Optional<UUID> variant() {
        return GlobalId.decode("var", variantId);
    }

    int pieces() {
        return quantity == null ? 1 : quantity;
    }

    List<CartAttribute> writing() {
        return attributes == null ? List.of() : attributes;
    }
}
