package io.quelyos.bff.catalog.shop;

import io.quelyos.bff.catalog.listing.ProductLists.Order;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.persistence.catalog.listing.ProductSort;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
record ShopProductSort(ShopProductSortField field, SortDirection direction) {
    enum ShopProductSortField {
        PRICE,
        NAME,
        NEWEST,
    }

    /** The order that a client asks for; what was published last comes first where it asks for none. */
    static Order order(@Nullable ShopProductSort sort) {
        if (sort == null) {
            return new Order(ProductSort.NEWEST, SortDirection.DESC);
        }
        ProductSort by = switch (sort.field()) {
            case PRICE -> ProductSort.PRICE;
            case NAME -> ProductSort.NAME;
            case NEWEST -> ProductSort.NEWEST;
        };
        return new Order(by, sort.direction());
    }
}
