package io.quelyos.bff.live;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes what an instance left behind that died, or that Redis did not take. Events bring their jobs with them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveSweep {

    /** Its data are the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("live-sweep", String.class);

    @Bean
    Task<String> liveSweepTask(LivePublisher publisher, LiveSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .onFailure((complete, operations) ->
                operations.reschedule(complete, Instant.now().plus(settings.sweepRetry()))
            )
            .execute((instance, context) ->
                publisher.publishAll(TenantScoped.of(TenantId.of(instance.getData())))
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) ->
                          operations.reschedule(complete, Instant.now().plus(settings.sweepRetry()))
            );
    }
}
