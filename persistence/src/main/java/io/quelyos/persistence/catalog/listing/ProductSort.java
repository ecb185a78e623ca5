package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import java.time.OffsetDateTime;
import java.util.Objects;

/** What lists of products can be sorted by: only what an index has in that order. */
public enum ProductSort {
    PRICE("p.min_price_minor"),
    NAME("p.name_key"),
    NEWEST("p.published_at"),
    BEST_SELLING("p.sold_count"),
    RATING("p.rating_average_hundredths"),
    CREATED_AT("p.created_at"),
    FEATURED("p.featured_position");

    private final String column;

    ProductSort(String column) {
        this.column = column;
    }

    String column() {
        return column;
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
