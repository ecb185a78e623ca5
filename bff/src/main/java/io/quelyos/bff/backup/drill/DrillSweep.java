package io.quelyos.bff.backup.drill;

import io.quelyos.bff.backup.BackupQueue;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.backup.drill.DrillMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has the newest backups of tenants restored on trial whose last drill is long ago. Where two instances look at once, one waits
 * for the other: together they have no more under way than the settings say, and of each tenant one.
 */
@Component
class DrillSweep {

    private static final String NAME = "drill-sweep";
    private static final PlatformScoped SWEEP = () -> NAME;

    private final PlatformDb platformDb;
    private final DrillMapper drills;
    private final BackupMapper backups;
    private final DrillQueue queue;
    private final DrillSettings settings;
    private final Clock clock;

    DrillSweep(
        PlatformDb platformDb,
        DrillMapper drills,
        BackupMapper backups,
        DrillQueue queue,
        DrillSettings settings,
        Clock clock
    ) {
        this.platformDb = platformDb;
        this.drills = drills;
        this.backups = backups;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks once, where drills are done without being asked for. */
    void runIfScheduled() {
        if (settings.isScheduled()) {
            run();
        }
    }

    /** Looks once; answers how many drills it asked for. */
    int run() {
        return platformDb.<Integer>together(SWEEP, this::runSome);
    }

    private int runSome() {
        // A sweep of another instance has committed what it began before this one counts.
        drills.lockSweep();
        int free = settings.atOnce() - drills.countUnderWay();
        int started = 0;
        if (free > 0) {
            OffsetDateTime before = OffsetDateTime.now(clock).minus(settings.every());
            for (UUID tenant : drills.listDue(before, free)) {
                started += isStarted(tenant) ? 1 : 0;
            }
        }
        return started;
    }

    private boolean isStarted(UUID tenant) {
        BackupRow newest = backups.lockNewest(tenant);
        if (newest == null || queue.add(newest.id(), tenant, BackupQueue.SCHEDULE, NAME) == null) {
            return false;
        }
        return platformDb.write(SWEEP, "the last drill is long ago", "backup.drill", new TenantId(tenant), () -> true);
    }
}
