package io.quelyos.bff.pricing.tax;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tax that a country or region asks for on one category of things.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param regionCode ISO 3166-2, such as FR-20R; null for the whole country
 * @param name as buyers read it
 * @param rateMillionths the part of the net amount, in millionths: 200,000 is 20%
 * @param replacesCountry whether a region's rate stands instead of the country's; otherwise it comes on top
 */
public record TaxRate(
    UUID id,
    UUID categoryId,
    String countryCode,
    @Nullable String regionCode,
    String name,
    int rateMillionths,
    boolean replacesCountry
) {
    /** The whole of a net amount. */
    public static final int WHOLE_MILLIONTHS = 1_000_000;

    public TaxRate {
        if (rateMillionths < 0 || rateMillionths > WHOLE_MILLIONTHS) {
            throw new IllegalArgumentException("not a rate of tax: " + rateMillionths + " millionths");
        }
    }
}
