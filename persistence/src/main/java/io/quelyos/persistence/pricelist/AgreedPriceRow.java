package io.quelyos.persistence.pricelist;

import java.util.UUID;

/**
 * What a piece of an article costs from a number of pieces on.
 *
 * @param minimum that number
 * @param priceMinor in minor units of the currency
 */
public record AgreedPriceRow(UUID variantId, String currency, int minimum, long priceMinor) {}
