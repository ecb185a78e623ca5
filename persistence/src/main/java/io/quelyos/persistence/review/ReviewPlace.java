package io.quelyos.persistence.review;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the page of one product's reviews begins: after the review of these values, or at the start where they are null.
 */
public record ReviewPlace(
    UUID productId,
    @Nullable Integer rating,
    @Nullable OffsetDateTime createdAt,
    @Nullable UUID id
) {}
