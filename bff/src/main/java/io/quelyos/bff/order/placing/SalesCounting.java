package io.quelyos.bff.order.placing;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.order.placing.PlacingMapper;
import io.quelyos.persistence.order.placing.SoldRow;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts what an order sold, and brings what lists say of its products in line with the shelf. It does so right after the
 * order, in the catalogue's turn: orders of one product need not wait for each other, nor ever for an import in a circle.
 */
@Configuration(proxyBeanMethods = false)
class SalesCounting {

    /** Its instances are the orders' ids, with the tenant's where they were restored; its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("sales-counting", String.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Task<String> salesCountingTask(CatalogTurns turns, PlacingMapper placing, ProductWriteMapper products) {
        return Tasks.oneTime(TASK)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                UUID order = UUID.fromString(instance.getId().split(":", 2)[0]);
                turns.write(tenant, () -> count(placing, products, order));
            });
    }

    private static int count(PlacingMapper placing, ProductWriteMapper products, UUID order) {
        // Once, should the job end between its commit and the note that it is done.
        if (placing.updateSalesCounted(order) == 0) {
            return 0;
        }
        List<SoldRow> sold = placing.listSold(order);
        if (!sold.isEmpty()) {
            placing.addSold(sold);
        }
        List<UUID> touched = placing.listTouchedProducts(order);
        return touched.isEmpty() ? 0 : products.summarize(touched);
    }
}
