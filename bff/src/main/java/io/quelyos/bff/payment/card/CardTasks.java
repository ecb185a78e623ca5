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
    Task<String> paymentRequestTask(PaymentRequests requests) {
        return untilDone(PaymentBook.REQUESTS, requests::ask);
    }

    @Bean
    Task<String> paymentStartTask(CardPayments payments) {
        return untilDone(CardPayments.START, payments::retry);
    }

    @Bean
    Task<String> paymentLetGoTask(CardPayments payments) {
        return untilDone(PaymentBook.LET_GO, payments::letGo);
    }

    @Bean
    Task<String> paymentLookTask(RefundLook look) {
        return untilDone(RefundLook.TASK, look::look);
    }

    @Bean
    Task<String> paymentDeadlineTask(CardDeadline deadline) {
        return untilDone(PaymentDeadline.TASK, deadline::end);
    }

    /** Work about the thing of an id; answers whether nothing is left of it. */
    private interface Work {
        boolean isDone(TenantContext context, UUID id, int missed);
    }

    /** A job that is put off, ever longer, as long as its work says that something is left. */
    private Task<String> untilDone(TaskDescriptor<String> task, Work work) {
        return Tasks.custom(task)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(settings.pause()))
            .onDeadExecutionRevive()
            .execute((instance, execution) -> {
                // Its data is the tenant's id, and how many attempts came to nothing.
                String[] data = instance.getData().split(" ", 2);
                int missed = (data.length == 1 ? 0 : Integer.parseInt(data[1])) + 1;
                UUID id = UUID.fromString(instance.getId().split(":", 2)[0]);
                if (work.isDone(context(TenantId.of(data[0])), id, missed)) {
                    return new CompletionHandler.OnCompleteRemove<>();
                }
                return (complete, operations) ->
                    operations.reschedule(
                        complete,
                        clock.instant().plus(settings.pauseAfter(missed)),
                        data[0] + " " + missed
                    );
            });
    }

    /** The context of work that nobody asked for at the moment. */
    private TenantContext context(TenantId id) {
        Tenant tenant = Objects.requireNonNull(tenants.findById(id), "tenants stay");
        return tenant.context(new Actor.Visitor(null), Set.of());
    }
}
