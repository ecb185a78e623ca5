package io.quelyos.bff.graphql.type;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a page stands in its list.
 *
 * @param start writes the cursor of the first item; null on an empty page
 * @param end writes the cursor of the last item; null on an empty page
 */
public record PageInfo(
    boolean hasNextPage,
    boolean hasPreviousPage,
    @Nullable Supplier<String> start,
    @Nullable Supplier<String> end
) {
    /** The cursor of the first item; null on an empty page. */
    public @Nullable String startCursor() {
        return start == null ? null : start.get();
    }

    /** The cursor of the last item; null on an empty page. */
    public @Nullable String endCursor() {
        return end == null ? null : end.get();
    }
}
