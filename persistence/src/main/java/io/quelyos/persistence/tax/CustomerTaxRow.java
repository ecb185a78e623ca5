package io.quelyos.persistence.tax;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one customer is taxed.
 *
 * @param vatNumber with its country's letters in front; null for a consumer
 * @param taxVersion counts the changes of this
 */
public record CustomerTaxRow(UUID id, @Nullable String vatNumber, boolean isTaxExempt, int taxVersion) {}
