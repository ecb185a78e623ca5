package io.quelyos.bff.review;

import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.review.ReviewPlace;
import io.quelyos.persistence.review.ReviewRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of reviews; a cursor is bound to its list and order. */
@Component
final class ReviewPages {

    private final CursorCodec cursors;

    ReviewPages(CursorCodec cursors) {
        this.cursors = cursors;
    }

    /**
     * The place after a cursor.
     *
     * @param start where there is no cursor
     */
    ReviewPlace place(String list, @Nullable String after, ReviewPlace start) {
        if (after == null) {
            return start;
        }
        List<String> key = cursors.decode(list, after);
        return new ReviewPlace(
            Integer.valueOf(key.getFirst()),
            OffsetDateTime.parse(key.get(1)),
            UUID.fromString(key.getLast())
        );
    }

    /** The page of the rows that were read for it. */
    Connection<ReviewRow> page(String list, List<ReviewRow> rows, PageRequest page) {
        return Connection.of(rows, page, row ->
            cursors.encode(
                list,
                List.of(Integer.toString(row.rating()), row.createdAt().toString(), row.id().toString())
            )
        );
    }
}
