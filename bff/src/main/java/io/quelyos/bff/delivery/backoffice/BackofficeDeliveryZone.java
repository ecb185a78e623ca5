package io.quelyos.bff.delivery.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.delivery.DeliveryAreaRow;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import io.quelyos.persistence.delivery.DeliveryZoneRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record BackofficeDeliveryZone(UUID id, int version, String name, int position, List<Area> areas, List<Rate> rates) {
    /** The schema's type BackofficeDeliveryArea. */
    record Area(String countryCode, @Nullable String regionCode, @Nullable String postalCodePrefix) {
        static Area of(DeliveryAreaRow row) {
            return new Area(row.countryCode(), row.regionCode(), row.postalPrefix());
        }
    }

    /** The schema's type BackofficeDeliveryBand. */
    record Band(BigDecimal from, Money price) {}

    /** The schema's type BackofficeDeliveryRate. */
    record Rate(
        UUID id,
        int version,
        String name,
        @Nullable String description,
        DeliveryBasis basis,
        List<Band> bands,
        @Nullable BigDecimal below,
        @Nullable Money freeFrom,
        int minimumDays,
        int maximumDays,
        boolean active,
        int position
    ) {
        static Rate of(DeliveryRateRow row, Currency currency) {
            DeliveryBasis basis = DeliveryBasis.valueOf(row.basis());
            List<Band> bands = new ArrayList<>();
            for (int index = 0; index < row.bandStarts().size(); index++) {
                Money price = Money.ofMinor(row.bandPricesMinor().get(index), currency);
                bands.add(new Band(show(basis, row.bandStarts().get(index), currency), price));
            }
            return new Rate(
                row.id(),
                row.version(),
                row.name(),
                row.description(),
                basis,
                bands,
                row.bandEnd() == null ? null : show(basis, row.bandEnd(), currency),
                Money.ofNullableMinor(row.freeFromMinor(), currency),
                row.minimumDays(),
                row.maximumDays(),
                row.isActive(),
                row.position()
            );
        }

        private static BigDecimal show(DeliveryBasis basis, long value, Currency currency) {
            return basis == DeliveryBasis.WEIGHT ? BigDecimal.valueOf(value) : Money.ofMinor(value, currency).amount();
        }
    }

    static BackofficeDeliveryZone of(
        DeliveryZoneRow zone,
        List<DeliveryAreaRow> areas,
        List<DeliveryRateRow> rates,
        Currency currency
    ) {
        return new BackofficeDeliveryZone(
            zone.id(),
            zone.version(),
            zone.name(),
            zone.position(),
            areas
                .stream()
                .filter(area -> area.zoneId().equals(zone.id()))
                .map(Area::of)
                .toList(),
            rates
                .stream()
                .filter(rate -> rate.zoneId().equals(zone.id()))
                .map(rate -> Rate.of(rate, currency))
                .toList()
        );
    }
}
