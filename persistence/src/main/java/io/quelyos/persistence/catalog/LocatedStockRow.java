package io.quelyos.persistence.catalog;

import java.util.UUID;

/**
 * How many pieces of a variant lie at one location, with the location itself.
 *
 * @param reserved how many of the pieces are kept for buyers
 */
public record LocatedStockRow(
    UUID variantId,
    UUID locationId,
    int quantity,
    int reserved,
    String locationCode,
    String locationName,
    int locationPosition,
    int locationVersion
) {}
