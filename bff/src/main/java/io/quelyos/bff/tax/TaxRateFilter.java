package io.quelyos.bff.tax;

import org.jspecify.annotations.Nullable;

/** The schema's input {@code BackofficeTaxRateFilter}; a part that is absent or null says nothing. */
record TaxRateFilter(@Nullable String countryCode, @Nullable String categoryId) {
    static final TaxRateFilter ALL = new TaxRateFilter(null, null);
}
