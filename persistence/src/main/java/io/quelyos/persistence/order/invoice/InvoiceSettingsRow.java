package io.quelyos.persistence.order.invoice;

import org.jspecify.annotations.Nullable;

/**
 * What a tenant's invoices say beside its name and address.
 *
 * @param version 0 before it is filled in
 */
public record InvoiceSettingsRow(
    @Nullable String vatNumber,
    @Nullable String registration,
    @Nullable String footer,
    int version
) {
    /** What holds before it is filled in. */
    public static final InvoiceSettingsRow DEFAULT = new InvoiceSettingsRow(null, null, null, 0);
}
