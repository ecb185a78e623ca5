package io.quelyos.persistence.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way to deliver in a zone, and its prices in the tenant's currency.
 *
 * @param basis WEIGHT, in grams, or AMOUNT, in minor units
 * @param bandStarts where each band begins, in rising order from 0; it ends where the next one begins
 * @param bandPricesMinor the price in each band
 * @param bandEnd where the last band ends; null where it has no end
 * @param freeFromMinor from which amount of goods on it costs nothing; null where never
 * @param minimumDays how long it takes at the least
 * @param maximumDays how long it takes at the most
 */
public record DeliveryRateRow(
    UUID id,
    UUID zoneId,
    String name,
    @Nullable String description,
    String basis,
    List<Long> bandStarts,
    List<Long> bandPricesMinor,
    @Nullable Long bandEnd,
    @Nullable Long freeFromMinor,
    int minimumDays,
    int maximumDays,
    boolean isActive,
    int position,
    int version
) {
    /** The columns of this record, of a table called r. */
    public static final String COLUMNS =
        "r.id, r.zone_id, r.name, r.description, r.basis, r.band_starts, r.band_prices_minor, r.band_end," +
        " r.free_from_minor, r.minimum_days, r.maximum_days, r.is_active, r.position, r.version";
}
