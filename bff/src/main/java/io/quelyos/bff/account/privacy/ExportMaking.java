package io.quelyos.bff.account.privacy;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.privacy.DataExportMapper;
import io.quelyos.persistence.privacy.DataExportRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the files that customers asked for, and writes to them that they are there. */
@Component
final class ExportMaking {

    private final TenantDb tenantDb;
    private final DataExportMapper exports;
    private final CustomerMapper customers;
    private final PersonalDataFile files;
    private final PrivacyLetters letters;

    ExportMaking(
        TenantDb tenantDb,
        DataExportMapper exports,
        CustomerMapper customers,
        PersonalDataFile files,
        PrivacyLetters letters
    ) {
        this.tenantDb = tenantDb;
        this.exports = exports;
        this.customers = customers;
        this.files = files;
        this.letters = letters;
    }

    /** Makes one file, unless it is made already or not wanted any more. */
    void make(Tenant tenant, UUID id) {
        DataExportRow row = tenantDb.<@Nullable DataExportRow>read(TenantScoped.of(tenant.id()), () ->
            exports.findById(id)
        );
        if (row == null || row.readyAt() != null) {
            return;
        }
        TenantContext context = PersonalDataJobs.context(tenant, row.customerId());
        byte[] content = files.make(context, row.customerId());
        if (content != null) {
            tenantDb.write(context, () -> {
                CustomerRow customer = customers.findById(row.customerId());
                if (customer != null && exports.updateContent(id, content) == 1) {
                    letters.exported(context, customer);
                }
                return true;
            });
        }
    }
}
