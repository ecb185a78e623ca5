package io.quelyos.bff.delivery;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import io.quelyos.persistence.delivery.DeliveryAreaRow;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import io.quelyos.persistence.delivery.DeliveryZoneRow;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant delivers: all of it, immutable, so that quotes are reckoned without asking the database.
 *
 * <p>An address lies in the zone with the narrowest area around it: the longest beginning of a postal code, then a region,
 * then a whole country. Between equally narrow ones the zone's position decides.
 */
public final class DeliveryTerms {

    private static final int REGION = 100;
    private static final int POSTAL_PREFIX = 1000;

    private final Map<String, List<ZonedArea>> areasByCountry;
    private final Map<UUID, List<DeliveryRateRow>> ratesByZone;
    private final List<PickupPointRow> pickupPoints;

    /** Takes the rows in the order in which they are shown. */
    public DeliveryTerms(
        List<DeliveryZoneRow> zones,
        List<DeliveryAreaRow> areas,
        List<DeliveryRateRow> rates,
        List<PickupPointRow> pickupPoints
    ) {
        Map<UUID, DeliveryZoneRow> known = zones
            .stream()
            .collect(Collectors.toMap(DeliveryZoneRow::id, Function.identity()));
        this.areasByCountry = areas
            .stream()
            .filter(area -> known.containsKey(area.zoneId()))
            .map(area -> new ZonedArea(area, Objects.requireNonNull(known.get(area.zoneId()))))
            .collect(Collectors.groupingBy(zoned -> zoned.area().countryCode()));
        this.ratesByZone = rates
            .stream()
            .filter(DeliveryRateRow::isActive)
            .collect(Collectors.groupingBy(DeliveryRateRow::zoneId));
        this.pickupPoints = pickupPoints.stream().filter(PickupPointRow::isActive).toList();
    }

    /** The zone that an address lies in; null where it is not delivered to. */
    public @Nullable DeliveryZoneRow findZone(Destination destination) {
        String typed = destination.postalCode();
        String postalCode = typed == null ? null : Destination.comparable(typed);
        return areasByCountry
            .getOrDefault(destination.countryCode(), List.of())
            .stream()
            .filter(zoned -> narrowness(zoned.area(), destination.regionCode(), postalCode) > 0)
            .min(
                Comparator.<ZonedArea>comparingInt(
                    zoned -> -narrowness(zoned.area(), destination.regionCode(), postalCode)
                )
                    .thenComparing(comparingInt(zoned -> zoned.zone().position()))
                    .thenComparing(comparing(zoned -> zoned.zone().id()))
            )
            .map(ZonedArea::zone)
            .orElse(null);
    }

    /** What the ways to deliver to an address cost for a parcel; those that do not take it are left out. */
    public List<RateQuote> quoteRates(Destination destination, Parcel parcel) {
        DeliveryZoneRow zone = findZone(destination);
        return zone == null
            ? List.of()
            : ratesByZone
                  .getOrDefault(zone.id(), List.of())
                  .stream()
                  .mapMulti((DeliveryRateRow rate, Consumer<RateQuote> offered) -> {
                      RateQuote quote = quote(rate, parcel);
                      if (quote != null) {
                          offered.accept(quote);
                      }
                  })
                  .toList();
    }

    /** Whether a way to deliver leads to an address, for some parcels at least. */
    public boolean hasRate(UUID rateId, Destination destination) {
        DeliveryZoneRow zone = findZone(destination);
        return (
            zone != null &&
            ratesByZone
                .getOrDefault(zone.id(), List.of())
                .stream()
                .anyMatch(rate -> rate.id().equals(rateId))
        );
    }

    /** What one way to deliver to an address costs for a parcel; null where it is not offered. */
    public @Nullable RateQuote findRateQuote(UUID rateId, Destination destination, Parcel parcel) {
        return quoteRates(destination, parcel)
            .stream()
            .filter(quote -> quote.rate().id().equals(rateId))
            .findFirst()
            .orElse(null);
    }

    /** The points in a country where goods can be fetched. */
    public List<PickupPointRow> listPickupPoints(String countryCode) {
        return pickupPoints
            .stream()
            .filter(point -> point.countryCode().equals(countryCode))
            .toList();
    }

    /** A point where goods can be fetched; null where there is none, or none any more. */
    public @Nullable PickupPointRow findPickupPoint(UUID id) {
        return pickupPoints
            .stream()
            .filter(point -> point.id().equals(id))
            .findFirst()
            .orElse(null);
    }

    /** How narrowly an area of the right country lies around an address, whose postal code is in its comparable form. */
    private static int narrowness(DeliveryAreaRow area, @Nullable String regionCode, @Nullable String postalCode) {
        String prefix = area.postalPrefix();
        if (prefix != null) {
            return postalCode != null && postalCode.startsWith(prefix) ? POSTAL_PREFIX + prefix.length() : 0;
        }
        if (area.regionCode() != null) {
            return area.regionCode().equals(regionCode) ? REGION : 0;
        }
        return 1;
    }

    private static @Nullable RateQuote quote(DeliveryRateRow rate, Parcel parcel) {
        long value = rate.basis().equals("WEIGHT") ? parcel.weightGrams() : parcel.amountMinor();
        if (rate.bandEnd() != null && value >= rate.bandEnd()) {
            return null;
        }
        int band = -1;
        for (int index = 0; index < rate.bandStarts().size() && rate.bandStarts().get(index) <= value; index++) {
            band = index;
        }
        if (band < 0) {
            return null;
        }
        boolean isFree = rate.freeFromMinor() != null && parcel.amountMinor() >= rate.freeFromMinor();
        return new RateQuote(rate, isFree ? 0 : rate.bandPricesMinor().get(band), isFree);
    }

    private record ZonedArea(DeliveryAreaRow area, DeliveryZoneRow zone) {}
}
