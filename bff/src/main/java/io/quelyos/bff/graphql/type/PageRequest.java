package io.quelyos.bff.graphql.type;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a client asks for.
 *
 * @param first how many items, 1 to 100
 * @param after the cursor after which the page begins; null for the start
 * @param offset how many items to pass over instead, 0 to 10,000
 */
public record PageRequest(int first, @Nullable String after, int offset) {
    public static final int DEFAULT_FIRST = 20;
    public static final int MAX_FIRST = 100;
    public static final int MAX_OFFSET = 10_000;

    /**
     * Checks what a client sent.
     *
     * @throws ApiException BAD_USER_INPUT with the limit in its message
     */
    public static PageRequest of(@Nullable Integer first, @Nullable String after, @Nullable Integer offset) {
        int size = first == null ? DEFAULT_FIRST : first;
        int skipped = offset == null ? 0 : offset;
        if (size < 1 || size > MAX_FIRST) {
            throw refused("first must be 1 to " + MAX_FIRST + "; it is " + size);
        }
        if (skipped < 0 || skipped > MAX_OFFSET) {
            throw refused("offset must be 0 to " + MAX_OFFSET + "; it is " + skipped + ". Use after to go deeper");
        }
        if (after != null && skipped > 0) {
            throw refused("after and offset exclude each other");
        }
        return new PageRequest(size, after, skipped);
    }

    /** As {@link #of(Integer, String, Integer)}, for lists without page numbers. */
    public static PageRequest of(@Nullable Integer first, @Nullable String after) {
        return of(first, after, null);
    }

    /** How many rows to read: one more than asked for tells whether the list goes on. */
    public int limit() {
        return first + 1;
    }

    /** Whether items precede the page. */
    public boolean isBehindStart() {
        return after != null || offset > 0;
    }

    private static ApiException refused(String message) {
        return new ApiException(ApiErrorCode.BAD_USER_INPUT, message + ".");
    }
}
