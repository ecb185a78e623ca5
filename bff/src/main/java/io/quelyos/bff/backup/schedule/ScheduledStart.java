package io.quelyos.bff.backup.schedule;

import io.quelyos.bff.backup.BackupQueue;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.backup.schedule.BackupScheduleMapper;
import io.quelyos.persistence.backup.schedule.BackupScheduleRow;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has the backup of a schedule made; inside of a unit of work of the platform. */
@Component
class ScheduledStart {

    private final BackupQueue queue;
    private final BackupScheduleMapper schedules;

    ScheduledStart(BackupQueue queue, BackupScheduleMapper schedules) {
        this.queue = queue;
        this.schedules = schedules;
    }

    /** False where a backup of the tenant is under way. */
    boolean start(BackupScheduleRow row) {
        UUID backup = queue.add(row.tenantId(), BackupQueue.SCHEDULE, GlobalId.encode("bsc", row.id()));
        return backup != null && schedules.updateSchedule(backup, row.id()) > 0;
    }
}
