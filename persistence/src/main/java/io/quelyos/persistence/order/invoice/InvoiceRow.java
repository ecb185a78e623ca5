package io.quelyos.persistence.order.invoice;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or a credit note. Amounts are in minor units.
 *
 * @param kind INVOICE or CREDIT_NOTE
 * @param number of its kind, without gaps
 * @param invoiceId what a credit note takes back a part of
 * @param content a JSON object of all that the paper says
 */
public record InvoiceRow(
    UUID id,
    UUID orderId,
    String kind,
    long number,
    @Nullable UUID invoiceId,
    String currency,
    long netMinor,
    long taxMinor,
    long grossMinor,
    String content,
    OffsetDateTime issuedAt
) {
    /** The columns of this record, of a table called i. */
    static final String COLUMNS =
        "i.id, i.order_id, i.kind, i.number, i.invoice_id, i.currency, i.net_minor, i.tax_minor, i.gross_minor, " +
        "cast(i.content as text) as content, i.issued_at";
}
