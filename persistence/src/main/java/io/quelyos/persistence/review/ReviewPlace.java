package io.quelyos.persistence.review;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Where a page of reviews begins: after the review of these values. The first page begins after values that
 * no review has, because a condition that may be absent cannot be answered by an index.
 */
public record ReviewPlace(int rating, OffsetDateTime createdAt, UUID id) {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final UUID LAST_ID = new UUID(-1, -1);
    private static final int BEYOND_BEST = 6;

    /** Before the lowest values, where what rises begins. */
    public static ReviewPlace lowest() {
        return new ReviewPlace(0, OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), NOBODY);
    }

    /** Behind the highest values, where what falls begins. */
    public static ReviewPlace highest() {
        var never = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);
        return new ReviewPlace(BEYOND_BEST, never, LAST_ID);
    }
}
