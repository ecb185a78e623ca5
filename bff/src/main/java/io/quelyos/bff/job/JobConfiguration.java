package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The queue of jobs in the database (db-scheduler) and this instance's worker. Instances take jobs from each other's dead
 * ones; each has a name that no other start of the product ever has.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobSettings.class)
class JobConfiguration {

    @Bean
    JobQueue jobQueue(DataSource tenantDataSource, ObjectProvider<Scheduler> scheduler) {
        return queue(tenantDataSource, scheduler);
    }

    /** For what operators ask for, inside of units of work of {@code PlatformDb}. */
    @Bean(defaultCandidate = false)
    JobQueue platformJobQueue(
        @Qualifier("platformDataSource") DataSource platformDataSource,
        ObjectProvider<Scheduler> scheduler
    ) {
        return queue(platformDataSource, scheduler);
    }

    // Closed by the worker's lifecycle: closing it as a bean as well would wait a second time.
    @Bean(destroyMethod = "")
    @ConditionalOnBooleanProperty(name = "quelyos.jobs.is-enabled", matchIfMissing = true)
    Scheduler scheduler(DataSource tenantDataSource, List<Task<?>> tasks, JobSettings settings) {
        return new SchedulerBuilder(tenantDataSource, onceAsked(tasks))
            .schedulerName(new SchedulerName.Fixed("quelyos-" + UUID.randomUUID()))
            .serializer(new TextSerializer())
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .threads(settings.concurrency())
            .pollingInterval(settings.pollInterval())
            .heartbeatInterval(settings.heartbeatInterval())
            .missedHeartbeatsLimit(settings.missedHeartbeats())
            .shutdownMaxWait(settings.shutdownWait())
            .failureLogging(LogLevel.WARN, true)
            .startTasks(recurring(tasks))
            .build();
    }

    /** Tasks that somebody schedules. */
    private static List<Task<?>> onceAsked(List<Task<?>> tasks) {
        List<Task<?>> asked = new ArrayList<>(tasks);
        asked.removeIf(RecurringTask.class::isInstance);
        return asked;
    }

    /** Tasks that come again by themselves; whichever instance starts first puts them into the queue. */
    private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            }
        }
        return recurring;
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "quelyos.jobs.is-enabled", matchIfMissing = true)
    JobWorker jobWorker(Scheduler scheduler) {
        return new JobWorker(scheduler);
    }

    private static JobQueue queue(DataSource dataSource, ObjectProvider<Scheduler> scheduler) {
        SchedulerClient client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
            .serializer(new TextSerializer())
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .build();
        return new JobQueue(client, scheduler);
    }
}
