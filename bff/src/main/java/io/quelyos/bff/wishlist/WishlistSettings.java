package io.quelyos.bff.wishlist;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much customers may wish for.
 *
 * @param perCustomer how many lists one customer has at the most, 1 to 50
 * @param itemsPerList how many wishes one list has at the most, 1 to 500
 */
@ConfigurationProperties("quelyos.wishlists")
public record WishlistSettings(@DefaultValue("20") int perCustomer, @DefaultValue("200") int itemsPerList) {
    /** The schema promises that nobody has more lists. */
    static final int MOST_LISTS = 50;
    /** The schema promises that no list is longer. */
    static final int MOST_ITEMS = 500;

    public WishlistSettings {
        if (perCustomer < 1 || perCustomer > MOST_LISTS) {
            throw new IllegalArgumentException("quelyos.wishlists.per-customer is " + perCustomer);
        }
        if (itemsPerList < 1 || itemsPerList > MOST_ITEMS) {
            throw new IllegalArgumentException("quelyos.wishlists.items-per-list is " + itemsPerList);
        }
    }
}
