package io.quelyos.persistence.review;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A review as its author sees it; the components are those of {@link ReviewRow}. */
public record OwnReviewRow(
    UUID id,
    UUID productId,
    String authorName,
    int rating,
    @Nullable String title,
    String body,
    boolean isVerified,
    String status,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    /** The columns of this record, of a table called r. */
    static final String COLUMNS =
        "r.id, r.product_id, r.author_name, r.rating, r.title, r.body, r.is_verified, r.status, r.created_at, r.updated_at";
}
