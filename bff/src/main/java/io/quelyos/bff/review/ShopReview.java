package io.quelyos.bff.review;

import io.quelyos.persistence.review.ReviewRow;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record ShopReview(
    UUID id,
    int rating,
    @Nullable String title,
    String body,
    ShopReviewAuthor author,
    OffsetDateTime createdAt
) {
    /** The schema's type of the same name. */
    public record ShopReviewAuthor(String name, boolean verified) {}

    static ShopReview of(ReviewRow row) {
        var author = new ShopReviewAuthor(row.authorName(), row.isVerified());
        return new ShopReview(row.id(), row.rating(), row.title(), row.body(), author, row.createdAt());
    }
}
