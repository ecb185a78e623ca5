package io.quelyos.bff.payment.card;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.payment.method.ProviderAccounts;
import io.quelyos.bff.payment.provider.PaymentProvider;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.PaymentStart;
import io.quelyos.bff.payment.provider.ProviderAccount;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Duration;
import java.util.Currency;
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
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TenantDb tenantDb;
    private final CardDesk desk;
    private final PaymentProvider provider;
    private final ProviderAccounts accounts;
    private final CardSettlement settlement;
    private final JobQueue jobs;

    CardPayments(
        TenantDb tenantDb,
        CardDesk desk,
        PaymentProvider provider,
        ProviderAccounts accounts,
        CardSettlement settlement,
        JobQueue jobs
    ) {
        this.tenantDb = tenantDb;
        this.desk = desk;
        this.provider = provider;
        this.accounts = accounts;
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
            case ProviderAnswer.Unavailable _, ProviderAnswer.Refunded _ -> {
                retryLater(context, payment.id());
                yield null;
            }
        };
    }

    /** Tries again to begin a payment; answers whether that is settled. */
    boolean retry(TenantContext context, UUID paymentId) {
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
            case ProviderAnswer.Unavailable _, ProviderAnswer.Refunded _ -> false;
        };
    }

    /** Asks the provider for a payment by its name, or has it begun where it has none yet. */
    ProviderAnswer ask(TenantContext context, PaymentRow payment) {
        ProviderAccount account = accounts.find(context);
        if (account == null) {
            return new ProviderAnswer.Unavailable("no account");
        }
        if (payment.providerReference() != null) {
            return provider.find(account, payment.providerReference());
        }
        if (!tenantDb.write(context, () -> desk.announce(payment))) {
            return new ProviderAnswer.Declined("order_ended");
        }
        return provider.start(
            account,
            new PaymentStart(
                payment.id(),
                payment.orderId(),
                payment.amountMinor(),
                Currency.getInstance(payment.currency())
            )
        );
    }

    /** Gives a payment up at the provider. */
    ProviderAnswer giveUp(TenantContext context, PaymentRow payment, String reference) {
        ProviderAccount account = accounts.find(context);
        return account == null
            ? new ProviderAnswer.Unavailable("no account")
            : provider.cancel(account, reference, payment.id());
    }

    private void retryLater(TenantContext context, UUID paymentId) {
        tenantDb.write(context, () -> {
            jobs.scheduleAt(START, paymentId.toString(), context.tenantId().toString(), desk.now().plus(PAUSE));
            return null;
        });
    }
}
