package io.quelyos.persistence.catalog.listing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of products.
 *
 * @param currency whose prices the list is sorted by, where it is sorted by price; null for the tenant's own
 * @param buyer whose agreed prices the list is sorted by; null for everybody's prices, or where it is not sorted by price
 * @param place the row after which the page begins; null for the start
 * @param limit how many rows at the most
 */
public record ProductListQuery(
    ProductCondition where,
    ProductSort sort,
    boolean isDescending,
    @Nullable String currency,
    @Nullable Buyer buyer,
    @Nullable Place place,
    int offset,
    int limit
) {
    /** Whether the list is sorted by prices in another currency than the tenant's own. */
    boolean isSortedByForeignPrice() {
        return sort == ProductSort.PRICE && currency != null;
    }

    /**
     * Whether its rows stand in an index as the list shows them, in the whole shop or in a category, so that one plan is the
     * best for whatever values it is asked with.
     */
    public boolean isReadAsItStands() {
        Shelf shelf = Shelf.of(where);
        boolean stands = shelf.category() == null ? shelf.isPublished() : shelf.isSortedBy(sort);
        return stands && shelf.others().isEmpty() && offset == 0 && buyer == null && !isSortedByForeignPrice();
    }

    /**
     * Somebody with whom prices may have been agreed.
     *
     * @param currency in which they are asked for
     * @param isForeign whether that is another one than the tenant's own
     */
    public record Buyer(UUID customerId, String currency, boolean isForeign) {}

    /**
     * The place of a row in the order of the list.
     *
     * @param key the value that the list is sorted by, of the type of its column
     */
    public record Place(Object key, UUID id) {}
}
