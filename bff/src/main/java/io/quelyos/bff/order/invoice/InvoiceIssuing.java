package io.quelyos.bff.order.invoice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.StaffStep;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Issues an invoice before the first parcel does. */
@Component
final class InvoiceIssuing {

    private final OrderDesk desk;
    private final Invoices invoices;
    private final AuditTrail audit;

    InvoiceIssuing(OrderDesk desk, Invoices invoices, AuditTrail audit) {
        this.desk = desk;
        this.invoices = invoices;
        this.audit = audit;
    }

    OrderChange issue(TenantContext context, String id, int version) {
        return desk.change(context, id, version, StaffStep.ISSUE_INVOICE, order -> {
            invoices.issue(context, order);
            audit.record(context, "order.issueInvoice", "order", order.id(), Map.of());
            return List.of();
        });
    }
}
