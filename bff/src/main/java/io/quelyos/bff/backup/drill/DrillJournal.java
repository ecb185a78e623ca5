package io.quelyos.bff.backup.drill;

import io.quelyos.bff.backup.archive.ArchiveComparison;
import io.quelyos.persistence.backup.drill.DrillMapper;
import io.quelyos.persistence.backup.drill.DrillRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down how far the work on drills is, in transactions of its own: readers see it while the work goes on. */
@Component
class DrillJournal {

    private static final PlatformScoped WORKER = () -> "drill-job";

    private final PlatformDb platformDb;
    private final DrillMapper drills;
    private final DrillQueue queue;

    DrillJournal(PlatformDb platformDb, DrillMapper drills, DrillQueue queue) {
        this.platformDb = platformDb;
        this.drills = drills;
        this.queue = queue;
    }

    /** Begins, from the start; null where the drill is over. */
    @Nullable
    DrillRow begin(UUID id) {
        return platformDb.<@Nullable DrillRow>together(WORKER, () ->
            drills.updateRunning(id) == 0 ? null : drills.findById(id)
        );
    }

    void progress(UUID id, long rowsDone, long rowsTotal) {
        platformDb.together(WORKER, () -> drills.updateProgress(id, rowsDone, rowsTotal));
    }

    /** Ends it with what was compared: well where nothing differs. */
    void compared(DrillRow row, ArchiveComparison.Result result) {
        boolean isGood = result.differences().isEmpty();
        String failure = isGood ? null : tell(result.differences());
        platformDb.together(WORKER, () -> {
            drills.updateCompared(row.id(), result.tables(), result.rows(), result.files());
            return end(row, isGood ? "backup.drill_succeed" : "backup.drill_fail", failure, result.differences());
        });
    }

    /** Ends it badly, before anything was compared. */
    void fail(DrillRow row, String failure) {
        platformDb.together(WORKER, () -> end(row, "backup.drill_fail", failure, List.of()));
    }

    @Nullable
    DrillRow find(UUID id) {
        return platformDb.<@Nullable DrillRow>read(WORKER, () -> drills.findById(id));
    }

    int schemaVersion() {
        return platformDb.<Integer>read(WORKER, drills::findSchemaVersion);
    }

    private boolean end(
        DrillRow row,
        String action,
        @Nullable String failure,
        List<ArchiveComparison.Difference> differences
    ) {
        if (drills.updateEnded(row.id(), failure, SuperAdminBackupDrill.write(differences)) == 0) {
            return false;
        }
        String reason = failure == null ? "as requested by " + row.requestedBy() : failure;
        return platformDb.write(WORKER, reason, action, new TenantId(row.tenantId()), () -> {
            if (failure != null) {
                queue.tell(row);
            }
            return true;
        });
    }

    private static String tell(List<ArchiveComparison.Difference> differences) {
        List<String> tables = differences.stream().map(ArchiveComparison.Difference::table).distinct().toList();
        return "What was restored is not what the archive holds: " + String.join(", ", tables) + ".";
    }
}
