package io.quelyos.bff.backup.restore;

import io.quelyos.bff.backup.BackupStop;
import io.quelyos.bff.backup.archive.ArchiveRefusal;
import io.quelyos.bff.backup.archive.TenantRestorer.Outcome;
import io.quelyos.persistence.backup.restore.RestoreMapper;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.backup.restore.RestoreState;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down how far the work on restores is, in transactions of its own: readers see it while the work goes on. */
@Component
class RestoreJournal {

    private static final PlatformScoped WORKER = () -> "restore-job";

    private final PlatformDb platformDb;
    private final RestoreMapper restores;

    RestoreJournal(PlatformDb platformDb, RestoreMapper restores) {
        this.platformDb = platformDb;
        this.restores = restores;
    }

    /** Begins, from the start; null where there is nothing to do. */
    @Nullable
    RestoreRow begin(UUID id) {
        return platformDb.<@Nullable RestoreRow>together(WORKER, () ->
            restores.updateAtWork(id) == 0 ? null : restores.findById(id)
        );
    }

    /**
     * Notes how far it is.
     *
     * @throws BackupStop CANCELLED where an operator wants it to stop
     */
    void progress(UUID id, long rowsDone, long rowsTotal) {
        if (platformDb.<Integer>together(WORKER, () -> restores.updateProgress(id, rowsDone, rowsTotal)) == 0) {
            throw new BackupStop(BackupStop.Reason.CANCELLED);
        }
    }

    /** Notes what it would do. */
    void previewed(RestoreRow row, long rowsDone, List<Outcome> outcomes) {
        platformDb.together(WORKER, () ->
            restores.updatePreviewed(row.id(), rowsDone, SuperAdminRestore.write(outcomes))
        );
    }

    /** Notes what it did. */
    void succeeded(RestoreRow row, long rowsDone, List<Outcome> outcomes) {
        platformDb.write(WORKER, "as requested by " + row.requestedBy(), "restore.succeed", tenant(row), () ->
            restores.updateSucceeded(row.id(), rowsDone, SuperAdminRestore.write(outcomes))
        );
    }

    /** Ends it with what speaks against it. */
    void refused(RestoreRow row, ArchiveRefusal.Reason reason, String message) {
        end(row, RestoreState.REFUSED, reason.name(), message);
    }

    /** Ends it after a fault. */
    void failed(RestoreRow row, String message) {
        end(row, RestoreState.FAILED, null, message);
    }

    /** Ends it as an operator wanted. */
    void cancelled(RestoreRow row) {
        platformDb.together(WORKER, () -> restores.updateEnded(row.id(), RestoreState.CANCELLED.name(), null, null));
    }

    @Nullable
    RestoreRow find(UUID id) {
        return platformDb.<@Nullable RestoreRow>read(WORKER, () -> restores.findById(id));
    }

    int schemaVersion() {
        return platformDb.<Integer>read(WORKER, restores::findSchemaVersion);
    }

    private void end(RestoreRow row, RestoreState state, @Nullable String refusal, String message) {
        String action = state == RestoreState.REFUSED ? "restore.refuse" : "restore.fail";
        platformDb.write(WORKER, message, action, tenant(row), () ->
            restores.updateEnded(row.id(), state.name(), refusal, message)
        );
    }

    private static TenantId tenant(RestoreRow row) {
        return new TenantId(row.tenantId());
    }
}
