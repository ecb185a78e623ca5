package io.quelyos.bff.backup.drill;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.persistence.backup.drill.DrillMapper;
import io.quelyos.persistence.backup.drill.DrillRow;
import io.quelyos.persistence.mail.LetterAbout;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whoever hears of the tenant's backups that one of them could not be restored on trial. */
@Component
class DrillLetter {

    private static final PlatformScoped TELLER = () -> "drill-letter";
    private static final int ADDRESSES = 20;

    private final PlatformDb platformDb;
    private final DrillMapper drills;
    private final TenantDirectory tenants;
    private final TenantDb tenantDb;
    private final MailQueue mail;

    DrillLetter(PlatformDb platformDb, DrillMapper drills, TenantDirectory tenants, TenantDb tenantDb, MailQueue mail) {
        this.platformDb = platformDb;
        this.drills = drills;
        this.tenants = tenants;
        this.tenantDb = tenantDb;
        this.mail = mail;
    }

    /** Writes to all of them in one transaction, so that nobody is told twice. */
    void send(UUID id) {
        DrillRow drill = platformDb.<@Nullable DrillRow>read(TELLER, () -> drills.findById(id));
        Tenant tenant = drill == null ? null : tenants.findById(new TenantId(drill.tenantId()));
        if (drill == null || tenant == null) {
            return;
        }
        List<String> addresses = platformDb.read(TELLER, () -> drills.listAddresses(drill.tenantId(), ADDRESSES));
        TenantContext context = tenant.context(new Actor.Visitor(null), Set.of());
        tenantDb.write(context, () -> {
            addresses.forEach(address -> mail.send(context, letter(tenant, drill, address)));
            return addresses;
        });
    }

    private static Letter letter(Tenant tenant, DrillRow drill, String address) {
        return new Letter(
            "backup-drill-failed",
            tenant.locale(),
            address,
            null,
            Map.of("fileName", drill.fileName(), "failure", drill.failure() == null ? "" : drill.failure()),
            null,
            LetterAbout.NOBODY
        );
    }
}
