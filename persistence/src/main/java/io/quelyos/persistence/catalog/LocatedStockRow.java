package io.quelyos.persistence.catalog;

import java.util.UUID;

/** How many pieces of a variant lie at one location, with the location's names. */
public record LocatedStockRow(
    UUID variantId,
    UUID locationId,
    int quantity,
    String locationCode,
    String locationName
) {}
