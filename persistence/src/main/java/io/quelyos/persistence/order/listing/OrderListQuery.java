package io.quelyos.persistence.order.listing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of orders.
 *
 * @param place the row after which the page begins; null for the start
 * @param limit how many rows at the most
 */
public record OrderListQuery(
    OrderCondition where,
    OrderSort sort,
    boolean isDescending,
    @Nullable Place place,
    int limit
) {
    /**
     * The place of a row in the order of the list.
     *
     * @param key the value that the list is sorted by, of the type of its column
     */
    public record Place(Object key, UUID id) {}
}
