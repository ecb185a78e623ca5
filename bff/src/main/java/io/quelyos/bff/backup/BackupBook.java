package io.quelyos.bff.backup;

import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.BackupState;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds backups and takes them out of the book, for the product's own jobs. */
@Component
public final class BackupBook {

    private static final Logger LOG = LoggerFactory.getLogger(BackupBook.class);
    private static final PlatformScoped KEYS = () -> "backup-keys";
    private static final int AT_ONCE = 100;

    private final PlatformDb platformDb;
    private final BackupMapper backups;
    private final Archives archives;

    BackupBook(PlatformDb platformDb, BackupMapper backups, Archives archives) {
        this.platformDb = platformDb;
        this.backups = backups;
        this.archives = archives;
    }

    /** A backup; null where it is gone. */
    public @Nullable BackupRow find(PlatformScoped who, UUID id) {
        return platformDb.<@Nullable BackupRow>read(who, () -> backups.findById(id));
    }

    /**
     * Deletes a backup that is over; one that a restore or a drill needs stays until it is asked for again. The archive goes
     * first: a row without one can be deleted again.
     *
     * @throws IOException when the storage does not
     */
    public void delete(PlatformScoped who, UUID id, String reason, String action) throws IOException {
        try {
            platformDb.together(who, () -> deleteLocked(who, id, reason, action));
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }

    /**
     * Seals the keys of all archives by the active master key, where another one did. An archive that cannot be reached is
     * told and passed over: the others must not wait for it.
     */
    void rewrap() {
        UUID before = null;
        List<BackupRow> rows = list(before);
        while (!rows.isEmpty()) {
            for (BackupRow row : rows) {
                try {
                    archives.rewrap(new Archives.Name(row.tenantId(), row.id()));
                } catch (IOException exception) {
                    LOG.error("The key of backup {} was not sealed anew", row.id(), exception);
                }
                before = row.id();
            }
            rows = list(before);
        }
    }

    private List<BackupRow> list(@Nullable UUID before) {
        return platformDb.read(KEYS, () -> backups.list(null, List.of(BackupState.SUCCEEDED.name()), before, AT_ONCE));
    }

    private boolean deleteLocked(PlatformScoped who, UUID id, String reason, String action) {
        BackupRow row = backups.lockById(id);
        if (row == null || row.state().isUnderWay() || backups.findNeed(id) != null) {
            return false;
        }
        try {
            archives.delete(new Archives.Name(row.tenantId(), row.id()));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return platformDb.write(who, reason, action, new TenantId(row.tenantId()), () -> backups.delete(id) > 0);
    }
}
