package io.quelyos.bff.backup;

import io.quelyos.bff.backup.archive.ArchiveMetadata;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down how far the work on backups is, in transactions of its own: readers see it while the work goes on. */
@Component
class BackupJournal {

    private static final PlatformScoped WORKER = () -> "backup-job";

    private final PlatformDb platformDb;
    private final BackupMapper backups;
    private final BackupQueue queue;

    BackupJournal(PlatformDb platformDb, BackupMapper backups, BackupQueue queue) {
        this.platformDb = platformDb;
        this.backups = backups;
        this.queue = queue;
    }

    /** Begins, from the start; null where the backup is over. */
    @Nullable
    BackupRow begin(UUID id) {
        return platformDb.<@Nullable BackupRow>together(WORKER, () ->
            backups.updateRunning(id) == 0 ? null : backups.findById(id)
        );
    }

    /**
     * Notes how far it is.
     *
     * @throws BackupStop CANCELLED where an operator wants it to stop
     */
    void progress(UUID id, long rowsDone, long rowsTotal) {
        if (platformDb.<Integer>together(WORKER, () -> backups.updateProgress(id, rowsDone, rowsTotal)) == 0) {
            throw new BackupStop(BackupStop.Reason.CANCELLED);
        }
    }

    /** Ends it well; false where an operator wanted it to stop in the last moment. */
    boolean succeed(BackupRow row, Archives.Stored<ArchiveMetadata> stored) {
        ArchiveMetadata metadata = stored.content();
        return platformDb.write(WORKER, "as requested by " + row.requestedBy(), "backup.succeed", tenant(row), () -> {
            int written = backups.updateSucceeded(
                row.id(),
                metadata.rowCount(),
                metadata.fileCount(),
                stored.byteSize(),
                metadata.schemaVersion(),
                metadata.productVersion()
            );
            return followUp(row, written);
        });
    }

    /** Ends it badly. */
    void fail(BackupRow row, String failure) {
        platformDb.write(WORKER, failure, "backup.fail", tenant(row), () ->
            followUp(row, backups.updateFailed(row.id(), failure))
        );
    }

    private boolean followUp(BackupRow row, int written) {
        if (written > 0 && row.cause().equals(BackupQueue.SCHEDULE)) {
            queue.followUp(row.id(), row.tenantId());
        }
        return written > 0;
    }

    /** Ends it as an operator wanted. */
    void cancelled(BackupRow row) {
        platformDb.together(WORKER, () -> backups.updateCancelled(row.id()));
    }

    @Nullable
    BackupRow find(UUID id) {
        return platformDb.<@Nullable BackupRow>read(WORKER, () -> backups.findById(id));
    }

    private static TenantId tenant(BackupRow row) {
        return new TenantId(row.tenantId());
    }
}
