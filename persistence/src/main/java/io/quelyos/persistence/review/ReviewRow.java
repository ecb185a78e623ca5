package io.quelyos.persistence.review;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one buyer says about a product.
 *
 * @param rating 1 to 5
 * @param isVerified whether the author bought it here
 * @param status PENDING, PUBLISHED or REJECTED
 */
public record ReviewRow(
    UUID id,
    UUID productId,
    String authorName,
    int rating,
    @Nullable String title,
    String body,
    boolean isVerified,
    String status,
    int version,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called r. */
    public static final String COLUMNS =
        "r.id, r.product_id, r.author_name, r.rating, r.title, r.body, r.is_verified, r.status, r.version, r.created_at";
}
