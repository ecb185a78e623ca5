package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import java.time.OffsetDateTime;
import java.util.Objects;

/** What lists of products can be sorted by: only what an index has in that order. */
public enum ProductSort {
    PRICE("min_price_minor", true),
    NAME("name_key", true),
    NEWEST("published_at", true),
    BEST_SELLING("sold_count", true),
    RATING("rating_average_hundredths", true),
    CREATED_AT("created_at", false),
    FEATURED("featured_position", false);

    private final String column;
    private final boolean isOfShelves;

    ProductSort(String column, boolean isOfShelves) {
        this.column = column;
        this.isOfShelves = isOfShelves;
    }

    /** The column of products, and of their places in categories where they have it. */
    String column() {
        return column;
    }

    /** Whether the products of each category stand in this order. */
    public boolean isOfShelves() {
        return isOfShelves;
    }

    /** The value that a row is sorted by, as text for a cursor. */
    public String key(ProductRow row) {
        return switch (this) {
            case PRICE -> Long.toString(row.minPriceMinor());
            case NAME -> row.nameKey();
            case NEWEST -> Objects.requireNonNull(row.publishedAt()).toString();
            case BEST_SELLING -> Long.toString(row.soldCount());
            case RATING -> Integer.toString(row.ratingAverageHundredths());
            case CREATED_AT -> row.createdAt().toString();
            case FEATURED -> Objects.requireNonNull(row.featuredPosition()).toString();
        };
    }

    /** The value of a cursor's text, of the type of the column. */
    public Object parse(String key) {
        return switch (this) {
            case PRICE, BEST_SELLING -> Long.valueOf(key);
            case NAME -> key;
            case NEWEST, CREATED_AT -> OffsetDateTime.parse(key);
            case FEATURED, RATING -> Integer.valueOf(key);
        };
    }
}
