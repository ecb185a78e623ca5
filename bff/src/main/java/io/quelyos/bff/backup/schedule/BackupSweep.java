package io.quelyos.bff.backup.schedule;

import io.quelyos.persistence.backup.schedule.BackupScheduleMapper;
import io.quelyos.persistence.backup.schedule.BackupScheduleRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Has made what is due. A schedule is locked, its backup is asked for and its next time is set in one transaction, so two
 * instances never do it twice; and the next time counts from now, so that whatever was missed is made up for once.
 */
@Component
class BackupSweep {

    private static final PlatformScoped SWEEP = () -> "backup-sweep";
    private static final int AT_ONCE = 100;

    private final PlatformDb platformDb;
    private final BackupScheduleMapper schedules;
    private final ScheduledStart start;
    private final Clock clock;

    BackupSweep(PlatformDb platformDb, BackupScheduleMapper schedules, ScheduledStart start, Clock clock) {
        this.platformDb = platformDb;
        this.schedules = schedules;
        this.start = start;
        this.clock = clock;
    }

    /** Looks once; answers how many backups it asked for. */
    int run() {
        int all = 0;
        int started = AT_ONCE;
        while (started == AT_ONCE) {
            started = platformDb.<Integer>together(SWEEP, this::runSome);
            all += started;
        }
        return all;
    }

    private int runSome() {
        List<BackupScheduleRow> due = schedules.lockDue(OffsetDateTime.now(clock), AT_ONCE);
        int started = 0;
        for (BackupScheduleRow row : due) {
            // Where another backup of the tenant is under way, it stays due until the next sweep.
            if (start.start(row)) {
                schedules.updateNextRun(row.id(), SuperAdminBackupScheduleInput.dueAfter(row, clock).nextRunAt());
                platformDb.write(SWEEP, "the schedule is due", "backup.start", new TenantId(row.tenantId()), () -> row);
                started++;
            }
        }
        return started;
    }
}
