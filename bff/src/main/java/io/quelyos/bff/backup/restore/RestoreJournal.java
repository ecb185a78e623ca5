package io.quelyos.bff.backup.restore;

import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupStop;
import io.quelyos.bff.backup.archive.ArchiveRefusal;
import io.quelyos.bff.backup.archive.TenantRestorer.Outcome;
import io.quelyos.persistence.backup.restore.RestoreMapper;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.backup.restore.RestoreState;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down how far the work on restores is, in transactions of its own: readers see it while the work goes on. */
@Component
class RestoreJournal {

    private static final PlatformScoped WORKER = () -> "restore-job";
    private static final String LAPSED = "Nobody confirmed it in time. Nothing was changed.";

    private final PlatformDb platformDb;
    private final RestoreMapper restores;
    private final BackupSettings settings;
    private final Clock clock;

    RestoreJournal(PlatformDb platformDb, RestoreMapper restores, BackupSettings settings, Clock clock) {
        this.platformDb = platformDb;
        this.restores = restores;
        this.settings = settings;
        this.clock = clock;
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
        OffsetDateTime lapsesAt = OffsetDateTime.now(clock).plus(settings.previewLifetime());
        platformDb.together(WORKER, () ->
            restores.updatePreviewed(row.id(), rowsDone, SuperAdminRestore.write(outcomes), lapsesAt)
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
        end(row, RestoreState.REFUSED, "restore.refuse", reason.name(), message);
    }

    /** Ends it after a fault. */
    void failed(RestoreRow row, String message) {
        end(row, RestoreState.FAILED, "restore.fail", null, message);
    }

    /** Ends it as an operator wanted. */
    void cancelled(RestoreRow row) {
        platformDb.together(WORKER, () -> restores.updateEnded(row.id(), RestoreState.CANCELLED.name(), null, null));
    }

    /** Ends what nobody confirmed in time, so that its backup is free; answers how many. */
    int lapse(int most) {
        return platformDb.<Integer>together(WORKER, () -> {
            List<RestoreRow> lapsed = restores.lockLapsed(OffsetDateTime.now(clock), most);
            lapsed.forEach(row -> end(row, RestoreState.CANCELLED, "restore.lapse", null, LAPSED));
            return lapsed.size();
        });
    }

    @Nullable
    RestoreRow find(UUID id) {
        return platformDb.<@Nullable RestoreRow>read(WORKER, () -> restores.findById(id));
    }

    int schemaVersion() {
        return platformDb.<Integer>read(WORKER, restores::findSchemaVersion);
    }

    private void end(RestoreRow row, RestoreState state, String action, @Nullable String refusal, String message) {
        platformDb.write(WORKER, message, action, tenant(row), () ->
            restores.updateEnded(row.id(), state.name(), refusal, message)
        );
    }

    private static TenantId tenant(RestoreRow row) {
        return new TenantId(row.tenantId());
    }
}
