package io.quelyos.persistence.order.listing;

import io.quelyos.persistence.order.OrderRow;
import java.time.OffsetDateTime;
import java.util.Objects;

/** What lists of orders can be sorted by: only what an index has in that order. */
public enum OrderSort {
    PLACED_AT("o.placed_at", true),
    NUMBER("o.number", true),
    CREATED_AT("o.created_at", false),
    TOTAL("o.gross_minor", false);

    private final String column;
    private final boolean isOfPlaced;

    OrderSort(String column, boolean isOfPlaced) {
        this.column = column;
        this.isOfPlaced = isOfPlaced;
    }

    String column() {
        return column;
    }

    /** Whether only orders that were placed have it, so that a list by it leaves out all others. */
    public boolean isOfPlaced() {
        return isOfPlaced;
    }

    /** The value that a row is sorted by, as text for a cursor. */
    public String key(OrderRow row) {
        return switch (this) {
            case PLACED_AT -> Objects.requireNonNull(row.placedAt()).toString();
            case NUMBER -> Objects.requireNonNull(row.number()).toString();
            case CREATED_AT -> row.createdAt().toString();
            case TOTAL -> Long.toString(row.grossMinor());
        };
    }

    /** The value of a cursor's text, of the type of the column. */
    public Object parse(String key) {
        return switch (this) {
            case PLACED_AT, CREATED_AT -> OffsetDateTime.parse(key);
            case NUMBER, TOTAL -> Long.valueOf(key);
        };
    }
}
