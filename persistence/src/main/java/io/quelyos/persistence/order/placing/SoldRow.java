package io.quelyos.persistence.order.placing;

import java.util.UUID;

/** How many pieces of a product an order has. */
public record SoldRow(UUID productId, long quantity) {}
