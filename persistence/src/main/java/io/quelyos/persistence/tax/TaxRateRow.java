package io.quelyos.persistence.tax;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tax on a category of things in a country or region.
 *
 * @param rateMillionths 200,000 is 20%
 */
public record TaxRateRow(
    UUID id,
    UUID categoryId,
    String countryCode,
    @Nullable String regionCode,
    String name,
    int rateMillionths,
    boolean replacesCountry,
    int version,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called r. */
    public static final String COLUMNS =
        "r.id, r.category_id, r.country_code, r.region_code, r.name, r.rate_millionths, r.replaces_country, r.version," +
        " r.created_at";
}
