package io.quelyos.bff.wishlist;

import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of a list answers that leaves one. */
record ShopWishlistPayload(@Nullable ShopWishlist wishlist, List<UserError> userErrors) {
    ShopWishlistPayload {
        userErrors = List.copyOf(userErrors);
    }

    static ShopWishlistPayload done(ShopWishlist wishlist) {
        return new ShopWishlistPayload(wishlist, List.of());
    }

    static ShopWishlistPayload refused(UserError userError) {
        return new ShopWishlistPayload(null, List.of(userError));
    }

    /** Answers the sharing of a list, with the secret of its link. */
    record Shared(
        @Nullable ShopWishlist wishlist,
        @Nullable String token,
        List<UserError> userErrors
    ) implements SecretPayload {}
}
