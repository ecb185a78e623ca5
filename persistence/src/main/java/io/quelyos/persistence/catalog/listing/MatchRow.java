package io.quelyos.persistence.catalog.listing;

import java.util.UUID;

/** A product that fulfils a condition. */
public record MatchRow(UUID conditionId, UUID productId) {
    /** How many products fulfil a condition. */
    public record Count(UUID conditionId, int count) {}
}
