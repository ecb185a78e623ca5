package io.quelyos.bff.productimport;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports as jobs. A job whose worker died is taken over by another one; one that met a fault begins again some times. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProductImportSettings.class)
class ProductImportTask {

    /** Its instances are the imports' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("product-import", String.class);
    private static final Logger LOG = LoggerFactory.getLogger(ProductImportTask.class);

    @Bean
    Task<String> productImportJob(ImportRunner runner, ProductImportSettings settings) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .onFailure((complete, operations) -> retryOrGiveUp(complete, operations, runner, settings))
            .execute((instance, context) ->
                runner.run(scopeOf(instance), UUID.fromString(instance.getId()))
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) ->
                          operations.reschedule(complete, Instant.now().plus(settings.turnInterval()))
            );
    }

    @Bean
    ProductImportService.Dials productImportDials(ProductImportSettings settings, CursorCodec cursors) {
        return new ProductImportService.Dials(settings, cursors);
    }

    private static TenantScoped scopeOf(TaskInstance<String> instance) {
        return TenantScoped.of(TenantId.of(instance.getData()));
    }

    @SuppressWarnings("unchecked")
    private static void retryOrGiveUp(
        ExecutionComplete complete,
        ExecutionOperations<String> operations,
        ImportRunner runner,
        ProductImportSettings settings
    ) {
        var instance = (TaskInstance<String>) complete.getExecution().taskInstance;
        if (complete.getCause().orElse(null) instanceof ImportStop) {
            // This instance shuts down: whoever is there next goes on.
            operations.reschedule(complete, Instant.now());
            return;
        }
        if (complete.getExecution().consecutiveFailures < settings.retries()) {
            operations.reschedule(complete, Instant.now().plus(settings.retryInterval()));
            return;
        }
        LOG.error("Import {} of tenant {} is given up", instance.getId(), instance.getData());
        runner.giveUp(scopeOf(instance), UUID.fromString(instance.getId()));
        operations.remove();
    }
}
