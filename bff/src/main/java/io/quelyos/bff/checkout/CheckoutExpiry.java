package io.quelyos.bff.checkout;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sets free what is kept for checkouts whose time is over. Each time that a checkout is given has a job of its own, made in
 * the transaction that keeps its pieces; where more time was given meanwhile, there is a job for that.
 */
@Configuration(proxyBeanMethods = false)
class CheckoutExpiry {

    /** Its instances are the checkouts' ids with the end of their time, its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("checkout-expiry", String.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Bean
    Task<String> checkoutExpiryTask(TenantDb tenantDb, CheckoutMapper checkouts, Holds holds, Clock clock) {
        return Tasks.oneTime(TASK)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(PAUSE))
            .onDeadExecutionRevive()
            .execute((instance, context) -> {
                TenantScoped tenant = TenantScoped.of(TenantId.of(instance.getData()));
                UUID id = UUID.fromString(instance.getId().split(":", 2)[0]);
                tenantDb.write(tenant, () -> expire(checkouts, holds, id, OffsetDateTime.now(clock)));
            });
    }

    /** Ends the checkout if its time is over. */
    private static boolean expire(CheckoutMapper checkouts, Holds holds, UUID id, OffsetDateTime now) {
        CheckoutRow row = checkouts.lockById(id);
        boolean isOver = row != null && row.state() == CheckoutState.OPEN && !row.reservedUntil().isAfter(now);
        if (isOver) {
            holds.end(id, CheckoutState.EXPIRED);
        }
        return isOver;
    }
}
