package io.quelyos.bff.search;

import io.quelyos.persistence.catalog.listing.ProductQuestion;
import org.jspecify.annotations.Nullable;

/**
 * What a search without answers probably meant.
 *
 * @param question the question that is answered instead; the same where nothing better is known
 * @param corrected the words put right; null where they were right
 */
record Understanding(ProductQuestion question, @Nullable String corrected) {}
