package io.quelyos.bff.payment.card;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Begins card payments at the provider. That a payment is asked for is written before it is, and the payment's id is the
 * key under which it begins; so whatever fails, asking again finds the same payment.
 */
@Component
public final class CardPayments {

    /** Begins a payment that the provider did not answer for; its instances are the payments' ids. */
    static final TaskDescriptor<String> START = TaskDescriptor.of("payment-start", String.class);
    /** After so many attempts, about two days, a provider is left alone with a payment that was given up here. */
    private static final int MOST_GOODBYES = 60;

    private final TenantDb tenantDb;
    private final CardDesk desk;
    private final CardAsking asking;
    private final Patience patience;
    private final CardSettlement settlement;
    private final JobQueue jobs;

    CardPayments(
        TenantDb tenantDb,
        CardDesk desk,
        CardAsking asking,
        Patience patience,
        CardSettlement settlement,
        JobQueue jobs
    ) {
        this.tenantDb = tenantDb;
        this.desk = desk;
        this.asking = asking;
        this.patience = patience;
        this.settlement = settlement;
        this.jobs = jobs;
    }

    /**
     * Begins an order's card payment, or looks how it stands; not to be called inside a transaction.
     *
     * @return the key with which the buyer's page confirms it; null where there is nothing to confirm, or the provider did
     *     not answer, which a job sees to then
     */
    public @Nullable String begin(TenantContext context, UUID orderId) {
        PaymentRow payment = tenantDb.<@Nullable PaymentRow>read(context, () -> desk.findOpenCard(orderId));
        if (payment == null) {
            return null;
        }
        ProviderAnswer answer = ask(context, payment);
        return switch (answer) {
            case ProviderAnswer.Standing standing -> {
                settlement.settle(context, payment.id(), standing.standing());
                yield standing.standing().stage() == PaymentStanding.Stage.ACTION_REQUIRED
                    ? standing.standing().clientSecret()
                    : null;
            }
            case ProviderAnswer.Declined declined -> {
                settlement.fail(context, payment.id(), declined.code());
                yield null;
            }
            case ProviderAnswer.Withheld withheld when withheld.isForGood() -> null;
            case
                ProviderAnswer.Unavailable _,
                ProviderAnswer.NotNow _,
                ProviderAnswer.Withheld _,
                ProviderAnswer.Refunds _ -> {
                retryLater(context, payment.id());
                yield null;
            }
        };
    }

    /** Tries again to begin a payment; answers whether that is settled. */
    boolean retry(TenantContext context, UUID paymentId, int missed) {
        PaymentRow payment = tenantDb.<@Nullable PaymentRow>read(context, () -> desk.findPayment(paymentId));
        if (payment == null || payment.state() != PaymentState.UNKNOWN) {
            return true;
        }
        return switch (ask(context, payment)) {
            case ProviderAnswer.Standing standing -> {
                settlement.settle(context, paymentId, standing.standing());
                yield true;
            }
            case ProviderAnswer.Declined declined -> {
                settlement.fail(context, paymentId, declined.code());
                yield true;
            }
            case ProviderAnswer.NotNow notNow -> missed(context, payment, missed, notNow.code());
            case ProviderAnswer.Unavailable unavailable -> missed(context, payment, missed, unavailable.reason());
            // Where it is another tenant's, its order ends when its time is over.
            case ProviderAnswer.Withheld withheld -> withheld.isForGood();
            case ProviderAnswer.Refunds _ -> false;
        };
    }

    /** Asks the provider for a payment by its name, or has it begun where it has none yet. */
    ProviderAnswer ask(TenantContext context, PaymentRow payment) {
        return payment.providerReference() == null
            ? asking.begin(context, payment, () -> tenantDb.write(context, () -> desk.announce(payment)))
            : asking.standing(context, payment);
    }

    /** Gives a payment up at the provider. */
    ProviderAnswer giveUp(TenantContext context, PaymentRow payment, String reference) {
        return asking.cancel(context, payment, reference);
    }

    /**
     * Tells the provider that a payment was given up on which nobody waits here, so that its buyer cannot make it any more.
     * Where the buyer was faster, the money goes back.
     *
     * @return whether it is not to be tried again
     */
    boolean letGo(TenantContext context, UUID paymentId, int missed) {
        PaymentRow payment = tenantDb.<@Nullable PaymentRow>read(context, () -> desk.findPayment(paymentId));
        String reference = payment == null ? null : payment.providerReference();
        if (reference == null || payment == null) {
            return true;
        }
        ProviderAnswer answer = asking.cancel(context, payment, reference);
        if (answer instanceof ProviderAnswer.Withheld withheld) {
            return withheld.isForGood();
        }
        if (answer instanceof ProviderAnswer.Standing found) {
            settlement.settle(context, paymentId, found.standing());
            PaymentStanding.Stage stage = found.standing().stage();
            return (
                stage == PaymentStanding.Stage.VOIDED ||
                stage == PaymentStanding.Stage.CAPTURED ||
                missed >= MOST_GOODBYES
            );
        }
        return missed >= MOST_GOODBYES;
    }

    private boolean missed(TenantContext context, PaymentRow payment, int missed, String why) {
        patience.missed(context, payment.orderId(), missed, why);
        return false;
    }

    private void retryLater(TenantContext context, UUID paymentId) {
        tenantDb.write(context, () -> {
            jobs.scheduleAt(START, paymentId.toString(), context.tenantId().toString(), desk.firstLook());
            return null;
        });
    }
}
