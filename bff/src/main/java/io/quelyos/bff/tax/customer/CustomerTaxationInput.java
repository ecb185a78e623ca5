package io.quelyos.bff.tax.customer;

import org.jspecify.annotations.Nullable;

/** The schema's input {@code BackofficeCustomerTaxationInput}. */
record CustomerTaxationInput(@Nullable String vatNumber, boolean isTaxExempt) {}
