package io.quelyos.persistence.market;

import java.util.UUID;

/** The span of what a product's articles cost in a currency. */
public record ProductPriceRow(UUID productId, long minPriceMinor, long maxPriceMinor) {}
