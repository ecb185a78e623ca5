package io.quelyos.bff.payment.card;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at the provider what became of a payment and its refunds. Whatever a message says of them, in whichever order
 * messages come, what is true is there.
 */
@Component
public final class RefundLook {

    /** Its instances are the payments' ids, each with a name of its own after a colon; its data the tenants' ids. */
    static final TaskDescriptor<String> TASK = TaskDescriptor.of("payment-look", String.class);

    private final TenantDb tenantDb;
    private final CardDesk desk;
    private final CardAsking asking;
    private final CardSettlement settlement;
    private final RefundNotes notes;
    private final JobQueue jobs;

    RefundLook(
        TenantDb tenantDb,
        CardDesk desk,
        CardAsking asking,
        CardSettlement settlement,
        RefundNotes notes,
        JobQueue jobs
    ) {
        this.tenantDb = tenantDb;
        this.desk = desk;
        this.asking = asking;
        this.settlement = settlement;
        this.notes = notes;
        this.jobs = jobs;
    }

    /** Has a look right after the caller's transaction. */
    public void later(TenantContext context, UUID paymentId) {
        // A look of its own for each message: one that is just ending may have looked too early.
        String instance = paymentId + ":" + UuidCreator.getTimeOrderedEpoch();
        jobs.schedule(TASK, instance, context.tenantId().toString());
    }

    /** Looks once; answers whether that is settled. */
    boolean look(TenantContext context, UUID paymentId, int missed) {
        PaymentRow payment = tenantDb.<@Nullable PaymentRow>read(context, () -> desk.findPayment(paymentId));
        String reference = payment == null ? null : payment.providerReference();
        if (reference == null || payment == null) {
            return true;
        }
        ProviderAnswer standing = asking.standing(context, payment);
        ProviderAnswer refunds = asking.listRefunds(context, payment, reference);
        if (
            !(standing instanceof ProviderAnswer.Standing found) || !(refunds instanceof ProviderAnswer.Refunds listed)
        ) {
            return (
                standing instanceof ProviderAnswer.Declined ||
                (standing instanceof ProviderAnswer.Withheld withheld && withheld.isForGood())
            );
        }
        settlement.settle(context, paymentId, found.standing());
        tenantDb.write(context, () -> {
            desk.lockOrder(payment.orderId());
            notes.note(context, paymentId, listed.refunds());
            return null;
        });
        return true;
    }
}
