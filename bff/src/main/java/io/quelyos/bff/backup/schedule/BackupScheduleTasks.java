package io.quelyos.bff.backup.schedule;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupTask;
import io.quelyos.bff.backup.restore.LapsedPreviews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep, which one instance at a time does, and what follows backups of schedules. */
@Configuration(proxyBeanMethods = false)
class BackupScheduleTasks {

    private static final TaskDescriptor<String> SWEEP = TaskDescriptor.of("backup-sweep", String.class);

    @Bean
    Task<String> backupSweepTask(BackupSweep sweep, LapsedPreviews previews, BackupSettings settings) {
        return Tasks.recurring(SWEEP, FixedDelay.of(settings.sweepInterval()))
            .initialData("")
            .execute((instance, context) -> {
                // First what frees backups, so that schedules find theirs surplus; a fault of it stops no schedule.
                try {
                    previews.end();
                } finally {
                    sweep.run();
                }
            });
    }

    @Bean
    Task<String> backupFollowUpTask(BackupFollowUp followUp, BackupSettings settings) {
        return Tasks.oneTime(BackupTask.FOLLOW_UP)
            .onFailure(
                new FailureHandler.MaxRetriesFailureHandler<>(
                    settings.attempts(),
                    new FailureHandler.OnFailureRetryLater<>(settings.retryInterval())
                )
            )
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                try {
                    followUp.run(UUID.fromString(instance.getId()));
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            });
    }
}
