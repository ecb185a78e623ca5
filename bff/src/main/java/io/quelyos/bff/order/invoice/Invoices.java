package io.quelyos.bff.order.invoice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.line.LineShare;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.invoice.InvoiceMapper;
import io.quelyos.persistence.order.invoice.InvoiceRow;
import io.quelyos.persistence.order.invoice.InvoiceSettingsRow;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.site.SiteRow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues invoices and credit notes, whose numbers have no gaps: whoever issues one holds the tenant's counter until the end
 * of the transaction. The order's row must be locked before.
 */
@Component
public final class Invoices {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INVOICE = "INVOICE";
    private static final String CREDIT_NOTE = "CREDIT_NOTE";

    private final InvoiceMapper invoices;
    private final OrderMapper orders;
    private final SiteMapper sites;
    private final OrderTimeline timeline;
    private final Clock clock;

    Invoices(InvoiceMapper invoices, OrderMapper orders, SiteMapper sites, OrderTimeline timeline, Clock clock) {
        this.invoices = invoices;
        this.orders = orders;
        this.sites = sites;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Issues an order's invoice over what is to be paid now, unless there is one or there is nothing to be paid. */
    public void issue(TenantContext context, OpenOrder order) {
        if (order.standing().isInvoiced() || order.row().dueMinor() <= 0) {
            return;
        }
        var sums = new InvoiceSums();
        for (OrderLineRow line : order.lines()) {
            LineShare rest = LineShare.rest(line);
            if (rest.quantity() > 0) {
                sums.add(rest);
            }
        }
        if (!order.row().deliveryCredited()) {
            sums.addDelivery(order.row(), order.lines());
        }
        sums.addForgiven(order.row(), order.row().dueMinor() - sums.netMinor() - sums.taxMinor());
        write(context, order.row(), sums, null);
    }

    /**
     * Takes back a part of an order's invoice; where there is none yet, it will say less by itself.
     *
     * @param shares pieces that are not to be paid
     * @param besideMinor what is forgiven beside them; below 0 where a part of them was forgiven before
     */
    public void credit(
        TenantContext context,
        OpenOrder order,
        List<LineShare> shares,
        boolean isWithDelivery,
        long besideMinor
    ) {
        InvoiceRow invoice = order.standing().isInvoiced()
            ? invoices.findByOrders(List.of(order.id())).getFirst()
            : null;
        var sums = new InvoiceSums();
        shares.forEach(sums::add);
        if (isWithDelivery) {
            sums.addDelivery(order.row(), order.lines());
        }
        sums.addForgiven(order.row(), besideMinor);
        if (invoice != null && sums.netMinor() + sums.taxMinor() > 0) {
            write(context, order.row(), sums, invoice);
        }
    }

    private void write(TenantContext context, OrderRow order, InvoiceSums sums, @Nullable InvoiceRow invoice) {
        String kind = invoice == null ? INVOICE : CREDIT_NOTE;
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        long number = orders.nextNumber(kind);
        var content = new InvoiceContent(
            kind,
            number,
            invoice == null ? null : invoice.number(),
            now.toLocalDate().toString(),
            Objects.requireNonNull(order.number(), "only placed orders have invoices"),
            Objects.requireNonNull(order.placedAt(), "a number has its time").toLocalDate().toString(),
            order.locale(),
            order.currency(),
            seller(context),
            order.billingAddress(),
            order.vatNumber(),
            order.taxTreatment(),
            sums.lines(),
            sums.taxes(),
            sums.netMinor(),
            sums.taxMinor(),
            sums.netMinor() + sums.taxMinor()
        );
        invoices.insert(
            new InvoiceRow(
                UuidCreator.getTimeOrderedEpoch(),
                order.id(),
                kind,
                number,
                invoice == null ? null : invoice.id(),
                order.currency(),
                content.netMinor(),
                content.taxMinor(),
                content.grossMinor(),
                JSON.writeValueAsString(content),
                now
            )
        );
        timeline.record(
            context,
            order.id(),
            OrderEventKind.INVOICE_ISSUED,
            Map.of("kind", kind, "number", number, "grossMinor", content.grossMinor())
        );
    }

    private InvoiceContent.Seller seller(TenantContext context) {
        SiteRow site = sites.find();
        InvoiceSettingsRow settings = Objects.requireNonNullElse(invoices.findSettings(), InvoiceSettingsRow.DEFAULT);
        return new InvoiceContent.Seller(
            site == null ? context.tenantName() : site.name(),
            site == null ? null : site.addressLine1(),
            site == null ? null : site.postalCode(),
            site == null ? null : site.city(),
            site == null ? null : site.countryCode(),
            site == null ? null : site.email(),
            settings.vatNumber(),
            settings.registration(),
            settings.footer()
        );
    }

    /** What a stored invoice says. */
    static InvoiceContent content(InvoiceRow row) {
        return JSON.readValue(row.content(), InvoiceContent.class);
    }
}
