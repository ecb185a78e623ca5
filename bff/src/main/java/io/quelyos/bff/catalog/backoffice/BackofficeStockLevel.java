package io.quelyos.bff.catalog.backoffice;

import io.quelyos.persistence.catalog.LocatedStockRow;
import io.quelyos.persistence.location.LocationRow;

/** The schema's type of the same name. */
public record BackofficeStockLevel(LocationRow location, int quantity, int reserved) {
    /** What lies at one place. */
    public static BackofficeStockLevel of(LocatedStockRow row) {
        var location = new LocationRow(
            row.locationId(),
            row.locationCode(),
            row.locationName(),
            row.locationPosition(),
            row.locationVersion()
        );
        return new BackofficeStockLevel(location, row.quantity(), row.reserved());
    }
}
