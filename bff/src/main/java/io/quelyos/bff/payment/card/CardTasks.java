package io.quelyos.bff.payment.card;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.order.placing.PaymentDeadline;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of card payments. Each asks the provider until it answers, ever more rarely, and never gives money up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
class CardTasks {

    private final TenantDirectory tenants;
    private final CardSettings settings;
    private final Clock clock;

    CardTasks(TenantDirectory tenants, CardSettings settings, Clock clock) {
        this.tenants = tenants;
        this.settings = settings;
        this.clock = clock;
    }

    @Bean
    Task<String> paymentRequestTask(PaymentRequests requests, Patience patience) {
        return untilDone(PaymentBook.REQUESTS, requests::ask, patience);
    }

    @Bean
    Task<String> paymentStartTask(CardPayments payments, Patience patience) {
        return untilDone(CardPayments.START, payments::retry, patience);
    }

    @Bean
    Task<String> paymentLetGoTask(CardPayments payments, Patience patience) {
        return untilDone(PaymentBook.LET_GO, payments::letGo, patience);
    }

    @Bean
    Task<String> paymentLookTask(RefundLook look, Patience patience) {
        return untilDone(RefundLook.TASK, look::look, patience);
    }

    @Bean
    Task<String> paymentDeadlineTask(CardDeadline deadline, Patience patience) {
        return untilDone(PaymentDeadline.TASK, deadline::end, patience);
    }

    /** Work about the thing of an id; answers whether nothing is left of it. */
    private interface Work {
        boolean isDone(TenantContext context, UUID id, int missed);
    }

    /**
     * A job that is put off, ever longer, as long as its work says that something is left. While its tenant speaks to nobody
     * outside its attempts do not count, and it is woken when an operator ends that.
     */
    private Task<String> untilDone(TaskDescriptor<String> task, Work work, Patience patience) {
        return Tasks.custom(task)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.pause()))
            .onDeadExecutionRevive()
            .execute((instance, execution) -> {
                // Its data is the tenant's id, and how many attempts came to nothing.
                String[] data = instance.getData().split(" ", 2);
                int missed = (data.length == 1 ? 0 : Integer.parseInt(data[1])) + 1;
                UUID id = UUID.fromString(instance.getId().split(":", 2)[0]);
                TenantContext context = context(TenantId.of(data[0]));
                if (work.isDone(context, id, missed)) {
                    return new CompletionHandler.OnCompleteRemove<>();
                }
                boolean isPaused = patience.isPaused(context);
                Duration pause = isPaused ? settings.longestPause() : settings.pauseAfter(missed);
                String next = data[0] + " " + (isPaused ? missed - 1 : missed);
                return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(pause), next);
            });
    }

    /** The context of work that nobody asked for at the moment. */
    private TenantContext context(TenantId id) {
        Tenant tenant = Objects.requireNonNull(tenants.findById(id), "tenants stay");
        return tenant.context(new Actor.Visitor(null), Set.of());
    }
}
