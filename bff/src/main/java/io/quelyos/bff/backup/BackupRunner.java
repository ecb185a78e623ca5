package io.quelyos.bff.backup;

import io.quelyos.bff.backup.archive.ArchiveMetadata;
import io.quelyos.bff.backup.archive.ArchiveWriter;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.archive.Pace;
import io.quelyos.persistence.backup.BackupRow;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does the work of a backup. It begins anew where an earlier worker died: half an archive is worth nothing. */
@Component
class BackupRunner {

    private static final Logger LOG = LoggerFactory.getLogger(BackupRunner.class);
    private static final String VERSION = version();

    private final BackupJournal journal;
    private final ArchiveWriter writer;
    private final Archives archives;
    private final BackupSettings settings;

    BackupRunner(BackupJournal journal, ArchiveWriter writer, Archives archives, BackupSettings settings) {
        this.journal = journal;
        this.writer = writer;
        this.archives = archives;
        this.settings = settings;
    }

    /**
     * Makes a backup.
     *
     * @throws BackupStop INTERRUPTED when this instance shuts down
     */
    void run(UUID id) {
        BackupRow row = journal.begin(id);
        if (row == null) {
            return;
        }
        if (row.attempts() > settings.attempts()) {
            end(row, "The server stopped " + settings.attempts() + " times while it made the backup.");
            return;
        }
        var name = new Archives.Name(row.tenantId(), row.id());
        try {
            Archives.Stored<ArchiveMetadata> stored = archives.write(name, target ->
                writer.write(row.id(), subject(row), VERSION, target, pace(row.id()))
            );
            if (!journal.succeed(row, stored)) {
                throw new BackupStop(BackupStop.Reason.CANCELLED);
            }
        } catch (BackupStop stop) {
            discard(name);
            if (stop.reason() == BackupStop.Reason.INTERRUPTED) {
                throw stop;
            }
            journal.cancelled(row);
        } catch (IOException exception) {
            if (Thread.interrupted()) {
                throw new BackupStop(BackupStop.Reason.INTERRUPTED);
            }
            LOG.error("The archive of backup {} was not stored", id, exception);
            end(row, StorageFailure.tell(exception));
        }
    }

    /** Ends a backup after a fault, of which people are told nothing but that it happened. */
    void giveUp(UUID id) {
        BackupRow row = journal.find(id);
        if (row != null && row.state().isUnderWay()) {
            end(row, "Something went wrong on our side.");
        }
    }

    private void end(BackupRow row, String failure) {
        discard(new Archives.Name(row.tenantId(), row.id()));
        journal.fail(row, failure);
    }

    private void discard(Archives.Name name) {
        try {
            archives.delete(name);
        } catch (IOException exception) {
            // What is left has no key in the book; the failure itself is what people must hear of.
            LOG.warn("What was stored of backup {} could not be deleted", name.backupId(), exception);
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

    private static ArchiveMetadata.Tenant subject(BackupRow row) {
        return new ArchiveMetadata.Tenant(
            row.tenantId(),
            row.tenantSlug(),
            row.tenantName(),
            row.tenantLocale(),
            row.tenantCurrency(),
            row.tenantTimeZone()
        );
    }

    private static String version() {
        String version = BackupRunner.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
