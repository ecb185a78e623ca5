package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.persistence.tenant.AfterCommit;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules jobs inside the caller's transaction: a job exists exactly when what it is for exists. */
public final class JobQueue {

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;

    JobQueue(SchedulerClient client, ObjectProvider<Scheduler> scheduler) {
        this.client = client;
        this.scheduler = scheduler;
    }

    /**
     * Schedules a job for the end of the open transaction. Must be called inside a unit of work of {@code TenantDb.write},
     * or of {@code PlatformDb} where the queue is the platform's.
     *
     * @param instance names the job among those of its task
     * @param data a short text that tells the task what it needs
     */
    public void schedule(TaskDescriptor<String> task, String instance, String data) {
        requireTransaction();
        client.scheduleIfNotExists(task.instance(instance).data(data).build(), Instant.now());
        AfterCommit.run(() -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
    }

    /** As {@link #schedule}, for later. */
    public void scheduleAt(TaskDescriptor<String> task, String instance, String data, Instant time) {
        requireTransaction();
        client.scheduleIfNotExists(task.instance(instance).data(data).build(), time);
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("a job is scheduled in the transaction that needs it");
        }
    }
}
