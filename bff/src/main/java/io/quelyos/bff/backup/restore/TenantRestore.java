package io.quelyos.bff.backup.restore;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.backup.archive.ArchiveReader;
import io.quelyos.bff.backup.archive.ArchiveWriter;
import io.quelyos.bff.backup.archive.TenantRestorer;
import io.quelyos.bff.backup.archive.TenantRestorer.Outcome;
import io.quelyos.persistence.audit.AuditMapper;
import io.quelyos.persistence.audit.AuditRow;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The part of a restore that is the tenant's: one unit of work behind the tenant door. */
@Component
class TenantRestore {

    private static final String ENTITY = "restore";

    private final TenantDb tenantDb;
    private final TenantRestorer restorer;
    private final RestoreTableMapper tables;
    private final RestoredJobs jobs;
    private final AuditMapper audit;

    TenantRestore(
        TenantDb tenantDb,
        TenantRestorer restorer,
        RestoreTableMapper tables,
        RestoredJobs jobs,
        AuditMapper audit
    ) {
        this.tenantDb = tenantDb;
        this.restorer = restorer;
        this.tables = tables;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** Looks what the restore does, at the tenant as it is at one moment. */
    List<Outcome> preview(RestoreRow row, ArchiveReader archive, ArchiveWriter.Progress progress) throws IOException {
        return unchecked(() ->
            tenantDb.readSnapshot(scope(row), () -> checked(() -> restorer.preview(archive, progress)))
        );
    }

    /** Does the restore and leaves its audit entry, both or neither. */
    List<Outcome> restore(RestoreRow row, ArchiveReader archive, ArchiveWriter.Progress progress) throws IOException {
        return unchecked(() ->
            tenantDb.write(scope(row), () -> {
                String done = tables.findDone(row.id().toString());
                if (done != null) {
                    // An earlier worker died between this transaction and the book.
                    return SuperAdminRestore.read(done);
                }
                List<Outcome> outcomes = checked(() -> restorer.restore(archive, progress));
                if (row.isCopy()) {
                    tables.updateCardsOff();
                }
                jobs.schedule();
                audit.insert(entry(row, SuperAdminRestore.write(outcomes)));
                return outcomes;
            })
        );
    }

    private static AuditRow entry(RestoreRow row, String outcomes) {
        return new AuditRow(
            row.tenantId(),
            UuidCreator.getTimeOrderedEpoch(),
            "OPERATOR",
            "operator:" + row.requestedBy(),
            "tenant.restore",
            ENTITY,
            row.id().toString(),
            "{\"result\":" + outcomes + "}"
        );
    }

    private static TenantScoped scope(RestoreRow row) {
        return TenantScoped.of(new TenantId(row.tenantId()));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Lets a fault of the archive out of the unit of work, which it ends. */
    private static <T> T checked(Reading<T> work) {
        try {
            return work.read();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static <T> T unchecked(Reading<T> work) throws IOException {
        try {
            return work.read();
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }
}
