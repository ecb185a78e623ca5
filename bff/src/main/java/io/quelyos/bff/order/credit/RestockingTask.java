package io.quelyos.bff.order.credit;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings what lists say of products in line with the shelf, after pieces of an order were put back. */
@Configuration(proxyBeanMethods = false)
class RestockingTask {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Task<String> orderRestockingTask(CatalogTurns turns, OrderLineMapper lines, ProductWriteMapper products) {
        return Tasks.oneTime(Restocking.TASK)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .execute((instance, context) -> {
                String[] parts = instance.getData().split(" ", 2);
                TenantScoped tenant = TenantScoped.of(TenantId.of(parts[0]));
                turns.write(tenant, () -> {
                    List<UUID> touched = lines.findStockedProducts(List.of(UUID.fromString(parts[1])));
                    return touched.isEmpty() ? 0 : products.summarize(touched);
                });
            });
    }
}
