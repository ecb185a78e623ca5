package io.quelyos.bff.cart.rule;

import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeQuantityRuleInput. */
record QuantityRuleInput(int minimum, @Nullable Integer maximum, int multiple) {}
