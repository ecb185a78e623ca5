package io.quelyos.persistence.market;

import java.math.BigDecimal;

/**
 * A currency that a tenant sells in beside its own.
 *
 * @param currency by ISO 4217
 * @param rate how many of it one of the tenant's own currency is worth
 * @param minorRate the same between minor units
 * @param stepMinor converted prices are a multiple of it plus the ending
 * @param endingMinor less than the step
 * @param version counts the changes
 */
public record TenantCurrencyRow(
    String currency,
    BigDecimal rate,
    BigDecimal minorRate,
    long stepMinor,
    long endingMinor,
    int version
) {
    /** The columns of this record, of a table called c. */
    static final String COLUMNS = "c.currency, c.rate, c.minor_rate, c.step_minor, c.ending_minor, c.version";
}
