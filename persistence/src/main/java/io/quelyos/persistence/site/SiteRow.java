package io.quelyos.persistence.site;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant says of itself to visitors.
 *
 * @param shopUrl where its shop is found, for links in letters
 */
public record SiteRow(
    String name,
    @Nullable String tagline,
    @Nullable String description,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String addressLine1,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String countryCode,
    @Nullable String shopUrl
) {}
