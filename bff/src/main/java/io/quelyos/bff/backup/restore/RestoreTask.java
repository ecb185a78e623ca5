package io.quelyos.bff.backup.restore;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupTask;
import io.quelyos.bff.backup.archive.TenantRestorer;
import io.quelyos.bff.job.LongJobs;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Restores as jobs: one that looks, and after the confirmation one that does it. */
@Configuration(proxyBeanMethods = false)
class RestoreTask {

    /** Its instances are the restores' ids with the step, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("restore", String.class);
    static final String LOOK = "look";
    static final String DO = "do";

    @Bean
    Task<String> restoreJob(RestoreRunner runner, LongJobs longJobs, BackupSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .onFailure(BackupTask.retryOrGiveUp(settings, instance -> runner.giveUp(idOf(instance))))
            .execute((instance, context) -> longJobs.inTurn(() -> runner.run(idOf(instance.getId()))));
    }

    @Bean
    TenantRestorer tenantRestorer(BackupTableMapper catalog, RestoreTableMapper tables, BackupSettings settings) {
        return new TenantRestorer(catalog, tables, settings.fetchSize());
    }

    private static UUID idOf(String instance) {
        return UUID.fromString(instance.split(":", 2)[0]);
    }
}
