package io.quelyos.persistence.market;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an article costs in a currency, where it is not converted. */
public record VariantPriceRow(UUID variantId, String currency, long priceMinor, @Nullable Long compareAtMinor) {}
