package io.quelyos.bff.wishlist;

import org.jspecify.annotations.Nullable;

/** The schema's input ShopWishlistItemInput: a product, an article, or an article with its product. */
record WishlistItemInput(
    @Nullable String wishlistId,
    @Nullable String productId,
    @Nullable String variantId,
    @Nullable String note
) {}
