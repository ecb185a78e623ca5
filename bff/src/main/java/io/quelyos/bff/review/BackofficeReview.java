package io.quelyos.bff.review;

import io.quelyos.persistence.review.ReviewRow;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeReview(
    UUID id,
    int version,
    String status,
    UUID productId,
    String authorName,
    boolean verified,
    int rating,
    @Nullable String title,
    String body,
    OffsetDateTime createdAt
) {
    static BackofficeReview of(ReviewRow row) {
        return new BackofficeReview(
            row.id(),
            row.version(),
            row.status(),
            row.productId(),
            row.authorName(),
            row.isVerified(),
            row.rating(),
            row.title(),
            row.body(),
            row.createdAt()
        );
    }
}
