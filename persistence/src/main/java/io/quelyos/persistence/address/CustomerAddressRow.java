package io.quelyos.persistence.address;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address that a customer keeps; its parts are those of {@link PostalAddress}. */
public record CustomerAddressRow(
    UUID id,
    String name,
    @Nullable String company,
    String line1,
    @Nullable String line2,
    String postalCode,
    String city,
    @Nullable String regionCode,
    String countryCode,
    @Nullable String phone,
    boolean isDefaultShipping,
    boolean isDefaultBilling,
    OffsetDateTime updatedAt
) {
    /** The columns of this record, of a table called a. */
    static final String COLUMNS =
        "a.id, a.name, a.company, a.line1, a.line2, a.postal_code, a.city, a.region_code, a.country_code, a.phone, " +
        "a.is_default_shipping, a.is_default_billing, a.updated_at";

    /** The address itself. */
    public PostalAddress address() {
        return new PostalAddress(name, company, line1, line2, postalCode, city, regionCode, countryCode, phone);
    }
}
