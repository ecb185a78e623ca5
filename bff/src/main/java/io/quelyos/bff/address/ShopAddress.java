package io.quelyos.bff.address;

import io.quelyos.persistence.address.CustomerAddressRow;
import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The schema's type of the same name. */
record ShopAddress(
    UUID id,
    PostalAddress address,
    boolean defaultShipping,
    boolean defaultBilling,
    OffsetDateTime updatedAt
) {
    static ShopAddress of(CustomerAddressRow row) {
        return new ShopAddress(
            row.id(),
            row.address(),
            row.isDefaultShipping(),
            row.isDefaultBilling(),
            row.updatedAt()
        );
    }
}
