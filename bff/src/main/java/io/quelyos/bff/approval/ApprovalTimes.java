package io.quelyos.bff.approval;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives requests their time, and sees to it that it ends. */
@Component
final class ApprovalTimes {

    private final JobQueue jobs;
    private final ApprovalSettings settings;
    private final Clock clock;

    ApprovalTimes(JobQueue jobs, ApprovalSettings settings, Clock clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** The end of a request's whole time, beginning now; inside the transaction that writes it down. */
    OffsetDateTime give(TenantContext context, UUID id) {
        OffsetDateTime until = now().plus(settings.lifetime());
        String instance = id + ":" + until.toInstant().toEpochMilli();
        jobs.scheduleAt(ApprovalExpiry.TASK, instance, context.tenantId().toString(), until.toInstant());
        return until;
    }
}
