package io.quelyos.bff.approval;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ends requests whose time is over. Each time that a request is given has a job of its own, made in the transaction that
 * gives it; what is over counts no more even before its job has run.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApprovalSettings.class)
class ApprovalExpiry {

    /** Its instances are the requests' ids with the end of their time, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("approval-expiry", String.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Task<String> approvalExpiryTask(TenantDb tenantDb, ApprovalMapper mapper, Clock clock) {
        return Tasks.oneTime(TASK)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                UUID id = UUID.fromString(instance.getId().split(":", 2)[0]);
                tenantDb.write(tenant, () -> mapper.expire(id, OffsetDateTime.now(clock)));
            });
    }
}
