package io.quelyos.bff.backup;

import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.BackupState;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record SuperAdminBackup(
    UUID id,
    Tenant tenant,
    BackupState state,
    String cause,
    String requestedBy,
    String fileName,
    Progress progress,
    @Nullable Content content,
    @Nullable String failure,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt
) {
    private static final int PERCENT = 100;
    private static final int KILOBYTE = 1000;

    /** The schema's type SuperAdminBackupTenant. */
    record Tenant(UUID id, String slug, String name) {}

    /** The schema's type SuperAdminBackupProgress. */
    record Progress(long rowsDone, @Nullable Long rowsTotal, int percent) {
        static Progress of(boolean isDone, long done, @Nullable Long total) {
            if (isDone) {
                return new Progress(done, total, PERCENT);
            }
            long of = total == null ? 0 : total;
            return new Progress(done, total, of == 0 ? 0 : (int) Math.min(PERCENT - 1, (PERCENT * done) / of));
        }
    }

    /** The schema's type SuperAdminBackupContent. */
    record Content(
        long rows,
        int files,
        long sizeKilobytes,
        @Nullable Integer schemaVersion,
        @Nullable String productVersion
    ) {}

    static SuperAdminBackup of(BackupRow row) {
        boolean isThere = row.state() == BackupState.SUCCEEDED;
        return new SuperAdminBackup(
            row.id(),
            new Tenant(row.tenantId(), row.tenantSlug(), row.tenantName()),
            row.state(),
            row.cause(),
            row.requestedBy(),
            row.fileName(),
            Progress.of(isThere, row.rowsDone(), row.rowsTotal()),
            isThere
                ? new Content(
                      row.rowsDone(),
                      row.fileCount(),
                      Math.ceilDiv(row.byteSize(), KILOBYTE),
                      row.schemaVersion(),
                      row.productVersion()
                  )
                : null,
            row.failure(),
            row.createdAt(),
            row.startedAt(),
            row.finishedAt()
        );
    }
}
