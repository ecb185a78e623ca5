package io.quelyos.bff.order.invoice;

import io.quelyos.bff.graphql.type.TaxedMoney;
import io.quelyos.persistence.order.invoice.InvoiceRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.UUID;

/** The schema's types ShopOrderInvoice and BackofficeOrderInvoice. */
public record InvoiceView(InvoiceRow row) {
    public UUID id() {
        return row.id();
    }

    public String kind() {
        return row.kind();
    }

    public long number() {
        return row.number();
    }

    public TaxedMoney total() {
        return TaxedMoney.ofMinor(row.netMinor(), row.taxMinor(), Currency.getInstance(row.currency()));
    }

    public OffsetDateTime issuedAt() {
        return row.issuedAt();
    }
}
