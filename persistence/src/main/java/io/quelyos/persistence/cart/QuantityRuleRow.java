package io.quelyos.persistence.cart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of an article are sold at once.
 *
 * @param maximum null without a limit
 * @param version counts the changes; 0 where nothing was ever chosen
 */
public record QuantityRuleRow(UUID variantId, int minimum, @Nullable Integer maximum, int multiple, int version) {}
