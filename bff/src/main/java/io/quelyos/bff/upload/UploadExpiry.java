package io.quelyos.bff.upload;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.productimport.UploadMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Instant;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Removes files when their time is over. Each file has a job of its own, scheduled when it is announced: a sweep would
 * have to list all tenants, which nobody in a tenant's name can.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
class UploadExpiry {

    /** Its instances are the uploads' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("upload-expiry", String.class);

    @Bean
    Task<String> uploadExpiryTask(TenantDb tenantDb, UploadMapper uploads, UploadSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                boolean isOver = remove(tenantDb, tenant, uploads, UUID.fromString(instance.getId()));
                return isOver
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) ->
                          operations.reschedule(complete, Instant.now().plus(settings.retryInterval()));
            });
    }

    /** Removes the file, or its content where an import points to it; false while an import still reads it. */
    private static boolean remove(TenantDb tenantDb, TenantScoped tenant, UploadMapper uploads, UUID id) {
        return tenantDb.write(
            tenant,
            () -> uploads.deleteUnused(id) > 0 || uploads.updateContentGone(id) > 0 || uploads.findById(id) == null
        );
    }
}
