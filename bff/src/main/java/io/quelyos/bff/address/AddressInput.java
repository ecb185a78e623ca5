package io.quelyos.bff.address;

import org.jspecify.annotations.Nullable;

/** The schema's input of the same name: an address as a client says it, which {@link Addresses} judges. */
public record AddressInput(
    String name,
    @Nullable String company,
    String line1,
    @Nullable String line2,
    @Nullable String postalCode,
    String city,
    @Nullable String regionCode,
    String countryCode,
    @Nullable String phone
) {}
