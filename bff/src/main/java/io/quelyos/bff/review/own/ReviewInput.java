package io.quelyos.bff.review.own;

import org.jspecify.annotations.Nullable;

/** The schema's input ShopReviewInput. */
record ReviewInput(int rating, @Nullable String title, @Nullable String body, @Nullable String authorName) {}
