package io.quelyos.bff.checkout;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sets free what is kept for checkouts whose time is over. Each checkout has a job of its own, made in the transaction that
 * keeps its pieces, which looks again as often as the checkout got more time.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutExpiry {

    /** Its instances are the checkouts' ids, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("checkout-expiry", String.class);

    @Bean
    Task<String> checkoutExpiryTask(TenantDb tenantDb, CheckoutMapper checkouts, Holds holds, Clock clock) {
        return Tasks.custom(TASK)
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                UUID id = UUID.fromString(instance.getId());
                OffsetDateTime next = tenantDb.<@Nullable OffsetDateTime>write(tenant, () ->
                    expire(checkouts, holds, id, OffsetDateTime.now(clock))
                );
                return next == null
                    ? new CompletionHandler.OnCompleteRemove<>()
                    : (complete, operations) -> operations.reschedule(complete, next.toInstant());
            });
    }

    /** Ends the checkout if its time is over; else tells when it is, or null where there is nothing more to do. */
    private static @Nullable OffsetDateTime expire(CheckoutMapper checkouts, Holds holds, UUID id, OffsetDateTime now) {
        CheckoutRow row = checkouts.lockById(id);
        if (row == null || row.state() != CheckoutState.OPEN) {
            return null;
        }
        if (row.reservedUntil().isAfter(now)) {
            return row.reservedUntil();
        }
        holds.end(id, CheckoutState.EXPIRED);
        return null;
    }
}
