package io.quelyos.bff.cart;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.cart.CartMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Removes carts whose time is over. Each cart has a job of its own, which looks again as often as the cart got more time: a
 * sweep would have to list all tenants, which nobody in a tenant's name can.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CartLimits.class)
class CartExpiry {

    /** Its instances are the carts' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("cart-expiry", String.class);

    @Bean
    Task<String> cartExpiryTask(TenantDb tenantDb, CartMapper carts) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                OffsetDateTime next = remove(tenantDb, tenant, carts, UUID.fromString(instance.getId()));
                return next == null
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) -> operations.reschedule(complete, next.toInstant());
            });
    }

    /** Removes the cart if its time is over; else tells when it is, or null where the cart is gone. */
    private static @Nullable OffsetDateTime remove(TenantDb tenantDb, TenantScoped tenant, CartMapper carts, UUID id) {
        return tenantDb.<@Nullable OffsetDateTime>write(tenant, () -> {
            carts.deleteExpired(id);
            return carts.findExpiry(id);
        });
    }
}
