package io.quelyos.bff.backup.drill;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.backup.drill.DrillMapper;
import io.quelyos.persistence.backup.drill.DrillRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Takes wishes for drills in: the row and its job, in the caller's unit of work of the platform. */
@Component
class DrillQueue {

    private final DrillMapper drills;
    private final JobQueue jobs;

    DrillQueue(DrillMapper drills, @Qualifier("platformJobQueue") JobQueue jobs) {
        this.drills = drills;
        this.jobs = jobs;
    }

    /**
     * Has a drill done with a backup that the caller has locked.
     *
     * @param requestedBy the operator or the sweep
     * @return its id; null where one of the tenant is under way
     */
    @Nullable
    UUID add(UUID backup, UUID tenant, String cause, String requestedBy) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        if (drills.insert(id, backup, cause, requestedBy) == 0) {
            return null;
        }
        jobs.schedule(DrillTasks.TASK, id.toString(), tenant.toString());
        return id;
    }

    /** Has people told of a drill that failed. */
    void tell(DrillRow drill) {
        jobs.schedule(DrillTasks.LETTER, drill.id().toString(), drill.tenantId().toString());
    }
}
