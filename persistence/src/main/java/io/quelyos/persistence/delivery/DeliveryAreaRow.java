package io.quelyos.persistence.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a zone: a country, one of its regions, or the places whose postal code begins in one way.
 *
 * @param position counts the areas of a zone from 0
 * @param countryCode by ISO 3166-1
 * @param regionCode by ISO 3166-2; null unless it is a region
 * @param postalPrefix without spaces; null unless it is told by postal codes
 */
public record DeliveryAreaRow(
    UUID zoneId,
    int position,
    String countryCode,
    @Nullable String regionCode,
    @Nullable String postalPrefix
) {}
