package io.quelyos.bff.review.own;

import io.quelyos.persistence.review.OwnReviewRow;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name; the product is loaded by its id. */
record ShopOwnReview(
    UUID id,
    String status,
    UUID productId,
    String authorName,
    boolean verified,
    int rating,
    @Nullable String title,
    String body,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    static ShopOwnReview of(OwnReviewRow row) {
        return new ShopOwnReview(
            row.id(),
            row.status(),
            row.productId(),
            row.authorName(),
            row.isVerified(),
            row.rating(),
            row.title(),
            row.body(),
            row.createdAt(),
            row.updatedAt()
        );
    }
}
