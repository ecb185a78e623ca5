package io.quelyos.bff.wishlist;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.wishlist.WishlistItemRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's types ShopWishlistItem and ShopSharedWishlistItem, of which the second tells less.
 *
 * @param productId null where the product is not published
 */
record ShopWishlistItem(
    UUID id,
    String name,
    boolean available,
    @Nullable UUID productId,
    @Nullable UUID variantId,
    @Nullable String note,
    Money priceWhenAdded,
    OffsetDateTime addedAt
) {
    static ShopWishlistItem of(WishlistItemRow row) {
        return new ShopWishlistItem(
            row.id(),
            row.name(),
            row.isAvailable(),
            row.isAvailable() ? row.productId() : null,
            row.isAvailable() ? row.variantId() : null,
            row.note(),
            Money.ofMinor(row.priceMinor(), Currency.getInstance(row.currency())),
            row.addedAt()
        );
    }
}
