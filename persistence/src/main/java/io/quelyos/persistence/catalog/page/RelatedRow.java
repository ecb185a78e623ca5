package io.quelyos.persistence.catalog.page;

import java.util.UUID;

/** A product that goes with another. */
public record RelatedRow(UUID productId, UUID relatedId) {}
