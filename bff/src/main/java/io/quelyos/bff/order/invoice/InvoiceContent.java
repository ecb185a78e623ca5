package io.quelyos.bff.order.invoice;

import io.quelyos.persistence.address.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an invoice or a credit note says, as it is stored. Amounts are in minor units; those of credit notes are what goes
 * back, above 0.
 *
 * @param invoiceNumber what a credit note takes back a part of; null for an invoice
 * @param issuedOn a day by ISO 8601, as orderedOn
 */
public record InvoiceContent(
    String kind,
    long number,
    @Nullable Long invoiceNumber,
    String issuedOn,
    long orderNumber,
    String orderedOn,
    String locale,
    String currency,
    Seller seller,
    PostalAddress buyer,
    @Nullable String buyerVatNumber,
    String taxTreatment,
    List<Line> lines,
    List<Tax> taxes,
    long netMinor,
    long taxMinor,
    long grossMinor
) {
    public InvoiceContent {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        if (netMinor + taxMinor != grossMinor || sum(lines) != grossMinor) {
            throw new IllegalArgumentException(
                "an invoice of " + grossMinor + " has lines of " + sum(lines) + ", " + netMinor + " and " + taxMinor
            );
        }
    }

    /** Who sells. */
    public record Seller(
        String name,
        @Nullable String line1,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String countryCode,
        @Nullable String email,
        @Nullable String vatNumber,
        @Nullable String registration,
        @Nullable String footer
    ) {}

    /** What a line is about. */
    public enum LineKind {
        ARTICLE,
        DELIVERY,
        /** Something that is not to be paid though it was sold, or goes back beside what was sold. */
        FORGIVEN,
    }

    /**
     * A line.
     *
     * @param name of the article; null for other kinds
     */
    public record Line(
        LineKind kind,
        @Nullable String name,
        @Nullable String sku,
        int quantity,
        long netMinor,
        long taxMinor,
        long grossMinor
    ) {}

    /** A tax, summed by its rate. */
    public record Tax(String name, int rateMillionths, long basisMinor, long amountMinor) {}

    private static long sum(List<Line> lines) {
        return lines.stream().mapToLong(Line::grossMinor).sum();
    }
}
