package io.quelyos.bff.delivery.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.Currency;
import java.util.UUID;

/** The schema's type of the same name. */
record BackofficePickupPoint(
    UUID id,
    int version,
    String name,
    PlaceAddress address,
    String openingText,
    Money price,
    int minimumDays,
    int maximumDays,
    boolean active,
    int position
) {
    /** The schema's type Address. */
    record PlaceAddress(String line1, String postalCode, String city, String countryCode) {}

    static BackofficePickupPoint of(PickupPointRow row, Currency currency) {
        return new BackofficePickupPoint(
            row.id(),
            row.version(),
            row.name(),
            new PlaceAddress(row.line1(), row.postalCode(), row.city(), row.countryCode()),
            row.openingText(),
            Money.ofMinor(row.priceMinor(), currency),
            row.minimumDays(),
            row.maximumDays(),
            row.isActive(),
            row.position()
        );
    }
}
