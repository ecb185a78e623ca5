package io.quelyos.bff.tax.customer;

import io.quelyos.persistence.tax.CustomerTaxRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeCustomerTaxation(
    UUID customerId,
    int version,
    @Nullable String vatNumber,
    boolean isTaxExempt
) {
    static BackofficeCustomerTaxation of(CustomerTaxRow row) {
        return new BackofficeCustomerTaxation(row.id(), row.taxVersion(), row.vatNumber(), row.isTaxExempt());
    }
}
