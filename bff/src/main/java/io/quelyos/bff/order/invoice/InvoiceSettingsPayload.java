package io.quelyos.bff.order.invoice;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.order.invoice.InvoiceSettingsRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's type BackofficeInvoiceSettingsUpdatePayload. */
public record InvoiceSettingsPayload(@Nullable InvoiceSettingsRow invoiceSettings, List<UserError> userErrors) {
    public InvoiceSettingsPayload {
        userErrors = List.copyOf(userErrors);
    }
}
