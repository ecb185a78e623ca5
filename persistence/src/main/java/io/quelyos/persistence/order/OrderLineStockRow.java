package io.quelyos.persistence.order;

import java.util.UUID;

/** Pieces of an article, or of a bundle's part, that were taken from a place for a line of an order. */
public record OrderLineStockRow(
    UUID orderLineId,
    UUID variantId,
    UUID locationId,
    int quantity,
    int restockedQuantity,
    UUID productId
) {}
