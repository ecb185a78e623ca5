package io.quelyos.bff.company;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Removes invitations that nobody accepted in time; each has a job of its own, made in the transaction that invites. */
@Configuration(proxyBeanMethods = false)
class InvitationExpiry {

    /** Its instances are the invitations' ids, with the tenant's where they were restored; its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("company-invitation-expiry", String.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Task<String> companyInvitationExpiryTask(TenantDb tenantDb, CompanyMemberMapper members, Clock clock) {
        return Tasks.oneTime(TASK)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                UUID id = UUID.fromString(instance.getId().split(":", 2)[0]);
                tenantDb.write(tenant, () -> members.deleteExpired(id, OffsetDateTime.now(clock)));
            });
    }
}
