package io.quelyos.persistence.order.fulfilment;

import java.util.UUID;

/** Pieces of an order's line in a parcel. */
public record FulfilmentLineRow(UUID fulfilmentId, UUID orderLineId, int quantity) {}
