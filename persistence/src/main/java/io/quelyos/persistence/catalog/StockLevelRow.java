package io.quelyos.persistence.catalog;

import java.util.UUID;

/** How many pieces of a variant lie at one location. */
public record StockLevelRow(UUID variantId, UUID locationId, int quantity) {}
