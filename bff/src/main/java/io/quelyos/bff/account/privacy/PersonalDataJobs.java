package io.quelyos.bff.account.privacy;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.privacy.DataExportMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to customers' data while nobody waits for it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PersonalDataJobs {

    /** Its instances are the files' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> EXPORT = TaskDescriptor.of("personal-data-export", String.class);
    /** Its instances are the files' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> EXPORT_EXPIRY = TaskDescriptor.of("personal-data-expiry", String.class);
    /** Its instances are the customers' ids and the times at which they are due, or the tenants'; its data the tenants' ids. */
    static final TaskDescriptor<String> DELETION = TaskDescriptor.of("account-deletion", String.class);
    /**
     * Its instances are the customers' and the tenants' ids, for a copy has customers of the same ids; its data the tenants'
     * ids and those of the orders.
     */
    static final TaskDescriptor<String> ORDERS = TaskDescriptor.of("order-forgetting", String.class);

    @Bean
    Task<String> personalDataExportTask(TenantDirectory tenants, ExportMaking making) {
        return Tasks.custom(EXPORT)
            .onDeadExecutionRevive()
            .execute((instance, job) -> {
                Tenant tenant = tenants.findById(TenantId.of(instance.getData()));
                if (tenant != null) {
                    making.make(tenant, UUID.fromString(instance.getId()));
                }
                return new CompletionHandler.OnCompleteRemove<>();
            });
    }

    @Bean
    Task<String> personalDataExpiryTask(TenantDb tenantDb, DataExportMapper exports) {
        return Tasks.custom(EXPORT_EXPIRY)
            .onDeadExecutionRevive()
            .execute((instance, job) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                tenantDb.write(tenant, () -> exports.delete(UUID.fromString(instance.getId())));
                return new CompletionHandler.OnCompleteRemove<>();
            });
    }

    @Bean
    Task<String> accountDeletionTask(TenantDirectory tenants, Forgetting forgetting, Clock clock) {
        return Tasks.custom(DELETION)
            .onDeadExecutionRevive()
            .execute((instance, job) -> {
                Tenant tenant = tenants.findById(TenantId.of(instance.getData()));
                UUID customer = UUID.fromString(instance.getId().split("[@:]", 2)[0]);
                if (tenant != null) {
                    forgetting.forget(context(tenant, customer), customer, clock.instant().atOffset(ZoneOffset.UTC));
                }
                return new CompletionHandler.OnCompleteRemove<>();
            });
    }

    @Bean
    Task<String> orderForgettingTask(Forgetting forgetting, PrivacySettings settings, Clock clock) {
        return Tasks.custom(ORDERS)
            .onDeadExecutionRevive()
            .execute((instance, job) -> {
                String[] parts = instance.getData().split(" ", 2);
                List<UUID> orders = Stream.of(parts[1].split(",")).map(UUID::fromString).toList();
                List<UUID> left = forgetting.blank(TenantScoped.of(TenantId.of(parts[0])), orders);
                String data = parts[0] + " " + left.stream().map(UUID::toString).collect(Collectors.joining(","));
                return left.isEmpty()
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) ->
                          operations.reschedule(complete, clock.instant().plus(settings.orderRetry()), data);
            });
    }

    /** The customer's own context, because what is done is the customer's own wish. */
    static TenantContext context(Tenant tenant, @Nullable UUID customer) {
        Actor actor = customer == null ? new Actor.Visitor(null) : new Actor.Customer(customer, "-");
        return tenant.context(actor, Set.of());
    }
}
