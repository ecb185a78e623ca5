package io.quelyos.persistence.checkout;

import java.util.UUID;

/** Pieces that are taken from a place for a line of an order. */
public record LineStockRow(UUID orderLineId, UUID variantId, UUID locationId, int quantity) {}
