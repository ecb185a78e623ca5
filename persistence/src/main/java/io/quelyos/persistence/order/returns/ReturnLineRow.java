package io.quelyos.persistence.order.returns;

import java.util.UUID;

/** Pieces of an order's line that are to come back, for a reason, and how many came. */
public record ReturnLineRow(UUID returnId, UUID orderLineId, int quantity, String reason, int receivedQuantity) {}
