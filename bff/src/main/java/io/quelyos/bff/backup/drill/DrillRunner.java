package io.quelyos.bff.backup.drill;

import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupStop;
import io.quelyos.bff.backup.StorageFailure;
import io.quelyos.bff.backup.archive.ArchiveLimits;
import io.quelyos.bff.backup.archive.ArchiveReader;
import io.quelyos.bff.backup.archive.ArchiveRefusal;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.archive.Pace;
import io.quelyos.bff.backup.restore.RestoreFault;
import io.quelyos.bff.backup.seal.SealedChannel;
import io.quelyos.persistence.backup.drill.DrillRow;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Does the work of a drill. It begins anew where an earlier worker died, of whose work nothing is left. */
@Component
class DrillRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DrillRunner.class);

    private final DrillJournal journal;
    private final ShadowRestore shadow;
    private final Archives archives;
    private final BackupSettings settings;

    DrillRunner(DrillJournal journal, ShadowRestore shadow, Archives archives, BackupSettings settings) {
        this.journal = journal;
        this.shadow = shadow;
        this.archives = archives;
        this.settings = settings;
    }

    /**
     * Does a drill.
     *
     * @throws BackupStop INTERRUPTED when this instance shuts down
     */
    void run(UUID id) {
        DrillRow row = journal.begin(id);
        if (row == null) {
            return;
        }
        if (row.attempts() > settings.attempts()) {
            journal.fail(
                row,
                "The server stopped " + settings.attempts() + " times while it restored the backup on trial."
            );
            return;
        }
        try {
            work(row);
        } catch (ArchiveRefusal refusal) {
            LOG.warn("Drill {} fails: {}", id, refusal.getMessage(), refusal);
            journal.fail(row, String.valueOf(refusal.getMessage()));
        } catch (IOException exception) {
            if (Thread.interrupted()) {
                throw new BackupStop(BackupStop.Reason.INTERRUPTED);
            }
            LOG.error("The archive of drill {} cannot be read", id, exception);
            journal.fail(row, StorageFailure.tell(exception));
        } catch (DataAccessException exception) {
            ArchiveRefusal refusal = RestoreFault.of(exception);
            if (refusal == null) {
                throw exception;
            }
            LOG.warn("The archive of drill {} is refused by the database", id, exception);
            journal.fail(row, String.valueOf(refusal.getMessage()));
        }
    }

    /** Ends a drill after a fault, of which people are told nothing but that it happened. */
    void giveUp(UUID id) {
        DrillRow row = journal.find(id);
        if (row != null && row.state().isUnderWay()) {
            journal.fail(row, "Something went wrong on our side.");
        }
    }

    private void work(DrillRow row) throws IOException {
        var limits = new ArchiveLimits(settings.restoreSize().toBytes(), settings.restoreEntries());
        var pace = new Pace(
            settings.progressInterval(),
            settings.restPercent(),
            (rowsDone, rowsTotal) -> journal.progress(row.id(), rowsDone, rowsTotal),
            () -> new BackupStop(BackupStop.Reason.INTERRUPTED)
        );
        try (
            SealedChannel channel = archives.open(new Archives.Name(row.tenantId(), row.backupId()));
            ArchiveReader archive = ArchiveReader.open(channel, limits)
        ) {
            archive.metadata().check(row.tenantId(), row.backupId(), journal.schemaVersion());
            archive.verify(() -> pace.at(0, 0));
            journal.compared(row, shadow.run(row.tenantId(), archive, pace));
        }
    }
}
