package io.quelyos.bff.backup;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.backup.BackupMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes wishes for backups in: the row and its job, in the caller's unit of work of the platform. */
@Component
public final class BackupQueue {

    /** The cause of backups that an operator asks for. */
    public static final String MANUAL = "MANUAL";
    /** The cause of backups that a schedule asks for. */
    public static final String SCHEDULE = "SCHEDULE";

    private final BackupMapper backups;
    private final JobQueue jobs;

    BackupQueue(BackupMapper backups, @Qualifier("platformJobQueue") JobQueue jobs) {
        this.backups = backups;
        this.jobs = jobs;
    }

    /**
     * Has a backup made.
     *
     * @param requestedBy the operator or the schedule
     * @return its id; null where one of the tenant is under way
     */
    public @Nullable UUID add(UUID tenant, String cause, String requestedBy) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        if (backups.insert(id, tenant, cause, requestedBy) == 0) {
            return null;
        }
        jobs.schedule(BackupTask.TASK, id.toString(), tenant.toString());
        return id;
    }

    /** Has done what follows a backup that a schedule asked for. */
    void followUp(UUID backup, UUID tenant) {
        jobs.schedule(BackupTask.FOLLOW_UP, backup.toString(), tenant.toString());
    }
}
