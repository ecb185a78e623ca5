package io.quelyos.persistence.review;

import java.util.UUID;

/** How many published reviews of a product give one rating. */
public record ReviewShareRow(UUID productId, int rating, int count) {}
