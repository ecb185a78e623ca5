package io.quelyos.bff.wishlist;

import io.quelyos.persistence.wishlist.WishlistRow;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The schema's type of the same name; the wishes are loaded by its id. */
record ShopWishlist(
    UUID id,
    String name,
    boolean isDefault,
    boolean shared,
    int itemCount,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    static ShopWishlist of(WishlistRow row) {
        return new ShopWishlist(
            row.id(),
            row.name(),
            row.isDefault(),
            row.isShared(),
            row.itemCount(),
            row.createdAt(),
            row.updatedAt()
        );
    }

    /** The schema's type of the same name: the same list as strangers see it; the id stays here. */
    record ShopSharedWishlist(UUID id, String name) {}
}
