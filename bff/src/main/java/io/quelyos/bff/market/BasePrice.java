package io.quelyos.bff.market;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an article costs in the tenant's own currency.
 *
 * @param priceMinor in minor units
 * @param compareAtMinor what it cost before
 */
public record BasePrice(UUID variantId, long priceMinor, @Nullable Long compareAtMinor) {}
