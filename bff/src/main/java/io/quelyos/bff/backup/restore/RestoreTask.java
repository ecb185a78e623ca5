package io.quelyos.bff.backup.restore;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupStop;
import io.quelyos.bff.backup.archive.TenantRestorer;
import io.quelyos.bff.job.LongJobs;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Restores as jobs: one that looks, and after the confirmation one that does it. */
@Configuration(proxyBeanMethods = false)
class RestoreTask {

    /** Its instances are the restores' ids with the step, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("restore", String.class);
    static final String LOOK = "look";
    static final String DO = "do";
    private static final Logger LOG = LoggerFactory.getLogger(RestoreTask.class);

    @Bean
    Task<String> restoreJob(RestoreRunner runner, LongJobs longJobs, BackupSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .onFailure((complete, operations) -> retryOrGiveUp(complete, operations, runner, settings))
            .execute((instance, context) -> longJobs.inTurn(() -> runner.run(idOf(instance.getId()))));
    }

    @Bean
    TenantRestorer tenantRestorer(BackupTableMapper catalog, RestoreTableMapper tables, BackupSettings settings) {
        return new TenantRestorer(catalog, tables, settings.fetchSize());
    }

    private static UUID idOf(String instance) {
        return UUID.fromString(instance.split(":", 2)[0]);
    }

    private static void retryOrGiveUp(
        ExecutionComplete complete,
        ExecutionOperations<String> operations,
        RestoreRunner runner,
        BackupSettings settings
    ) {
        UUID id = idOf(complete.getExecution().taskInstance.getId());
        if (complete.getCause().orElse(null) instanceof BackupStop) {
            // This instance shuts down: whoever is there next goes on.
            operations.reschedule(complete, Instant.now());
            return;
        }
        if (complete.getExecution().consecutiveFailures + 1 < settings.attempts()) {
            operations.reschedule(complete, Instant.now().plus(settings.retryInterval()));
            return;
        }
        LOG.error("Restore {} is given up", id);
        runner.giveUp(id);
        operations.remove();
    }
}
