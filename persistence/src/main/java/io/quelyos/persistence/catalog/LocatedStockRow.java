package io.quelyos.persistence.catalog;

import java.util.UUID;

/** How many pieces of a variant lie at one location, with the location itself. */
public record LocatedStockRow(
    UUID variantId,
    UUID locationId,
    int quantity,
    String locationCode,
    String locationName,
    int locationPosition,
    int locationVersion
) {}
