package io.quelyos.bff.order.invoice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.order.invoice.InvoiceMapper;
import io.quelyos.persistence.order.invoice.InvoiceSettingsRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What a tenant's invoices say beside its name and address; those that were issued stay as they are. */
@Component
final class InvoiceSettings {

    private static final int LONGEST_VAT_NUMBER = 20;
    private static final int LONGEST_REGISTRATION = 200;
    private static final int LONGEST_FOOTER = 1_000;

    private final TenantDb tenantDb;
    private final InvoiceMapper invoices;
    private final AuditTrail audit;

    InvoiceSettings(TenantDb tenantDb, InvoiceMapper invoices, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.invoices = invoices;
        this.audit = audit;
    }

    InvoiceSettingsRow find(TenantContext context) {
        return tenantDb.read(context, this::stored);
    }

    /** Changes the parts that the input names. */
    InvoiceSettingsPayload update(TenantContext context, int version, Map<String, Object> input) {
        return tenantDb.write(context, () -> {
            InvoiceSettingsRow row = stored();
            var patch = new InputPatch(input);
            var wanted = new InvoiceSettingsRow(
                patch.text("vatNumber", row.vatNumber(), LONGEST_VAT_NUMBER),
                patch.text("registration", row.registration(), LONGEST_REGISTRATION),
                patch.text("footer", row.footer(), LONGEST_FOOTER),
                version
            );
            if (!patch.isSound()) {
                return new InvoiceSettingsPayload(null, patch.errors());
            }
            if (row.version() != version || invoices.saveSettings(wanted) == 0) {
                return new InvoiceSettingsPayload(null, List.of(new UserError.VersionConflict(stored().version())));
            }
            audit.record(
                context,
                "invoiceSettings.update",
                "invoiceSettings",
                context.tenantId().value(),
                patch.changes()
            );
            return new InvoiceSettingsPayload(stored(), List.of());
        });
    }

    private InvoiceSettingsRow stored() {
        return Objects.requireNonNullElse(invoices.findSettings(), InvoiceSettingsRow.DEFAULT);
    }
}
