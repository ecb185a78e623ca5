package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What prices depend on of a customer.
 *
 * @param groupIds the customer groups that the customer is in
 * @param vatNumber with its country's letters in front; null for a consumer
 */
public record BuyerRow(int orderCount, boolean isTaxExempt, @Nullable String vatNumber, List<UUID> groupIds) {}
