package io.quelyos.persistence.catalog.listing;

import java.util.UUID;

/** How many products fulfil a condition. */
public record MatchCountRow(UUID conditionId, int count) {}
