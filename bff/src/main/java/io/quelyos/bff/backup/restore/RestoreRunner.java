package io.quelyos.bff.backup.restore;

import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupStop;
import io.quelyos.bff.backup.StorageFailure;
import io.quelyos.bff.backup.archive.ArchiveLimits;
import io.quelyos.bff.backup.archive.ArchiveMetadata;
import io.quelyos.bff.backup.archive.ArchiveReader;
import io.quelyos.bff.backup.archive.ArchiveRefusal;
import io.quelyos.bff.backup.archive.ArchiveRefusal.Reason;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.archive.Pace;
import io.quelyos.bff.backup.seal.BrokenSealException;
import io.quelyos.bff.backup.seal.SealedChannel;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.backup.restore.RestoreState;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Does the work of a restore. The archive is looked at as a whole before a row of it is used. A worker that died has changed
 * nothing, or all: the tenant's transaction leaves the trace by which the next one knows.
 */
@Component
class RestoreRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreRunner.class);

    private final RestoreJournal journal;
    private final TenantRestore tenantRestore;
    private final Archives archives;
    private final BackupSettings settings;

    RestoreRunner(RestoreJournal journal, TenantRestore tenantRestore, Archives archives, BackupSettings settings) {
        this.journal = journal;
        this.tenantRestore = tenantRestore;
        this.archives = archives;
        this.settings = settings;
    }

    /**
     * Looks what a restore does, or does it, whichever its state says.
     *
     * @throws BackupStop INTERRUPTED when this instance shuts down
     */
    void run(UUID id) {
        RestoreRow row = journal.begin(id);
        if (row == null) {
            return;
        }
        if (row.attempts() > settings.attempts()) {
            journal.failed(row, "The server stopped " + settings.attempts() + " times while it worked on it.");
            return;
        }
        try {
            work(row);
        } catch (BackupStop stop) {
            if (stop.reason() == BackupStop.Reason.INTERRUPTED) {
                throw stop;
            }
            journal.cancelled(row);
        } catch (ArchiveRefusal refusal) {
            LOG.warn("Restore {} is refused: {}", id, refusal.getMessage(), refusal);
            journal.refused(row, refusal.reason(), String.valueOf(refusal.getMessage()));
        } catch (BrokenSealException broken) {
            LOG.warn("Restore {} is refused: {}", id, broken.getMessage(), broken);
            journal.refused(row, broken.isTruncated() ? Reason.TRUNCATED : Reason.DAMAGED, StorageFailure.tell(broken));
        } catch (IOException exception) {
            if (Thread.interrupted()) {
                throw new BackupStop(BackupStop.Reason.INTERRUPTED);
            }
            LOG.error("The archive of restore {} cannot be read", id, exception);
            journal.failed(row, StorageFailure.tell(exception));
        } catch (DataAccessException exception) {
            ArchiveRefusal refusal = RestoreFault.of(exception);
            if (refusal == null) {
                throw exception;
            }
            LOG.warn("Restore {} is refused by the database", id, exception);
            journal.refused(row, refusal.reason(), String.valueOf(refusal.getMessage()));
        }
    }

    /** Ends a restore after a fault, of which people are told nothing but that it happened. */
    void giveUp(UUID id) {
        RestoreRow row = journal.find(id);
        if (row != null && !row.state().isOver()) {
            journal.failed(row, "Something went wrong on our side. Nothing was changed.");
        }
    }

    private void work(RestoreRow row) throws IOException {
        var limits = new ArchiveLimits(settings.restoreSize().toBytes(), settings.restoreEntries());
        Pace pace = pace(row.id());
        try (
            SealedChannel channel = archives.open(new Archives.Name(row.sourceTenantId(), row.backupId()));
            ArchiveReader archive = ArchiveReader.open(channel, limits)
        ) {
            ArchiveMetadata metadata = archive.metadata();
            metadata.check(row.sourceTenantId(), row.backupId(), journal.schemaVersion());
            archive.verify(() -> pace.at(0, metadata.rowCount()));
            if (row.state() == RestoreState.PREVIEWING) {
                journal.previewed(row, metadata.rowCount(), tenantRestore.preview(row, archive, pace));
            } else {
                journal.succeeded(row, metadata.rowCount(), tenantRestore.restore(row, archive, pace));
            }
        }
    }

    private Pace pace(UUID id) {
        return new Pace(
            settings.progressInterval(),
            settings.restPercent(),
            (rowsDone, rowsTotal) -> journal.progress(id, rowsDone, rowsTotal),
            () -> new BackupStop(BackupStop.Reason.INTERRUPTED)
        );
    }
}
