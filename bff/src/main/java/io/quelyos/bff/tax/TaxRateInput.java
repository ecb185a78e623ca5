package io.quelyos.bff.tax;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The schema's input {@code BackofficeTaxRateInput}. */
record TaxRateInput(
    String categoryId,
    String countryCode,
    @Nullable String regionCode,
    String name,
    BigDecimal percentage,
    boolean replacesCountry
) {}
