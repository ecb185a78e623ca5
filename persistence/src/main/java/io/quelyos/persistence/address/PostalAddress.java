package io.quelyos.persistence.address;

import org.jspecify.annotations.Nullable;

/**
 * A postal address, of which orders keep copies; the schema's type Address. In a jsonb column it is an object with these
 * names, written and read by {@link PostalAddressTypeHandler}.
 *
 * @param name of the person
 * @param line1 the street with its number
 * @param postalCode empty where the country has none
 * @param regionCode by ISO 3166-2, as US-CA
 * @param countryCode by ISO 3166-1, as FR
 */
public record PostalAddress(
    String name,
    @Nullable String company,
    String line1,
    @Nullable String line2,
    String postalCode,
    String city,
    @Nullable String regionCode,
    String countryCode,
    @Nullable String phone
) {}
