package io.quelyos.persistence.delivery;

import java.util.UUID;

/**
 * A place where buyers fetch their goods themselves.
 *
 * @param openingText when it is open, in the tenant's own words
 * @param priceMinor what fetching costs, in minor units of the tenant's currency
 * @param minimumDays after how many days the goods are there at the earliest
 * @param maximumDays and at the latest
 */
public record PickupPointRow(
    UUID id,
    String name,
    String line1,
    String postalCode,
    String city,
    String countryCode,
    String openingText,
    long priceMinor,
    int minimumDays,
    int maximumDays,
    boolean isActive,
    int position,
    int version
) {
    /** The columns of this record, of a table called p. */
    public static final String COLUMNS =
        "p.id, p.name, p.line1, p.postal_code, p.city, p.country_code, p.opening_text, p.price_minor," +
        " p.minimum_days, p.maximum_days, p.is_active, p.position, p.version";
}
