package io.quelyos.persistence.wishlist;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish.
 *
 * @param variantId null where the product is wished for in whichever form
 * @param name the product's when it was wished for
 * @param priceMinor what it cost then, in minor units of the currency
 * @param isAvailable whether buyers see the product now
 */
public record WishlistItemRow(
    UUID id,
    UUID wishlistId,
    UUID productId,
    @Nullable UUID variantId,
    String name,
    @Nullable String note,
    long priceMinor,
    String currency,
    boolean isAvailable,
    OffsetDateTime addedAt
) {}
