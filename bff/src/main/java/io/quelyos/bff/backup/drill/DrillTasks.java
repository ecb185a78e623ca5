package io.quelyos.bff.backup.drill;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quelyos.bff.backup.BackupSettings;
import io.quelyos.bff.backup.BackupTask;
import io.quelyos.bff.backup.archive.ArchiveComparison;
import io.quelyos.bff.job.LongJobs;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.drill.ShadowMapper;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drills as jobs: the sweep, which one instance at a time does, each drill, and the letter about one that failed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DrillSettings.class)
class DrillTasks {

    /** Its instances are the drills' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("backup-drill", String.class);
    /** The same for the letters. */
    static final TaskDescriptor<String> LETTER = TaskDescriptor.of("backup-drill-letter", String.class);
    private static final TaskDescriptor<String> SWEEP = TaskDescriptor.of("backup-drill-sweep", String.class);

    @Bean
    ArchiveComparison archiveComparison(BackupTableMapper catalog, ShadowMapper files, BackupSettings settings) {
        return new ArchiveComparison(catalog, files, settings.fetchSize());
    }

    @Bean
    Task<String> backupDrillSweepTask(DrillSweep sweep, DrillSettings settings) {
        return Tasks.recurring(SWEEP, FixedDelay.of(settings.sweepInterval()))
            .initialData("")
            .execute((instance, context) -> sweep.runIfScheduled());
    }

    @Bean
    Task<String> backupDrillJob(DrillRunner runner, DrillSweep sweep, LongJobs longJobs, BackupSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .onFailure(BackupTask.retryOrGiveUp(settings, id -> runner.giveUp(UUID.fromString(id))))
            .execute((instance, context) ->
                longJobs.inTurn(() -> {
                    runner.run(UUID.fromString(instance.getId()));
                    // Tenants that are due follow one after the other, however many there are.
                    sweep.runIfScheduled();
                })
            );
    }

    @Bean
    Task<String> backupDrillLetterTask(DrillLetter letter, BackupSettings settings) {
        return Tasks.oneTime(LETTER)
            .onFailure(
                new FailureHandler.MaxRetriesFailureHandler<>(
                    settings.attempts(),
                    new FailureHandler.OnFailureRetryLater<>(settings.retryInterval())
                )
            )
            .onDeadExecutionRevive()
            .execute((instance, context) -> letter.send(UUID.fromString(instance.getId())));
    }
}
