package io.quelyos.bff.pricing.basket;

import io.quelyos.bff.pricing.money.PriceLimit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of one variant.
 *
 * @param id distinct within the basket; ties in sharing out cents go to the smaller id, which with ids of version 7 is the
 *     line that was there first
 * @param categoryIds the product's categories and all that these lie in
 * @param collectionIds the collections that the product is in
 * @param brandId null where the product names no maker
 * @param quantity pieces, 1 to 20,000
 * @param unitPriceMinor the price of one piece in minor units, 0 to {@link PriceLimit#MAXIMUM_MINOR}
 * @param taxCategoryId null for the tenant's usual category
 * @param isTaxable whether any tax is due on this line at all; it is not on gift cards
 * @param weightGrams the weight of one piece, 0 where unknown
 */
public record BasketLine(
    UUID id,
    UUID variantId,
    UUID productId,
    Set<UUID> categoryIds,
    Set<UUID> collectionIds,
    @Nullable UUID brandId,
    int quantity,
    long unitPriceMinor,
    @Nullable UUID taxCategoryId,
    boolean isTaxable,
    long weightGrams
) {
    /** The most pieces on a line. */
    public static final int MAXIMUM_QUANTITY = 20_000;

    public BasketLine {
        categoryIds = Set.copyOf(categoryIds);
        collectionIds = Set.copyOf(collectionIds);
        if (quantity < 1 || quantity > MAXIMUM_QUANTITY) {
            throw new IllegalArgumentException("a line cannot have " + quantity + " pieces");
        }
        if (!PriceLimit.allows(unitPriceMinor)) {
            throw new IllegalArgumentException("a piece cannot cost " + unitPriceMinor);
        }
        if (weightGrams < 0) {
            throw new IllegalArgumentException("a piece cannot weigh " + weightGrams + " g");
        }
    }

    /** All pieces at their price, in minor units, before any discount. */
    public long subtotalMinor() {
        return quantity * unitPriceMinor;
    }
}
