package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.payment.method.ProviderAccounts;
import io.quelyos.bff.payment.provider.PaymentProvider;
import io.quelyos.bff.payment.provider.PaymentStanding;
import io.quelyos.bff.payment.provider.PaymentStart;
import io.quelyos.bff.payment.provider.ProviderAccount;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.bff.payment.provider.ProviderRequest;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import io.quelyos.persistence.payment.WithheldReason;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Currency;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the provider so that nothing is done twice. What was not answered is asked again under the same key. What the
 * provider answered with a failure it keeps under that key; so whoever asks again looks first what was done after all, and
 * then uses the next key. Never to be called inside a transaction.
 *
 * <p>It is also the only way to the provider. Nothing is asked for a tenant that speaks to nobody outside, and never about a
 * payment that a copy has from its original, whose names at the provider they share.
 */
@Component
final class CardAsking {

    private static final ProviderAnswer NO_ACCOUNT = new ProviderAnswer.Unavailable("no account", false);
    private static final ProviderAnswer ORDER_ENDED = new ProviderAnswer.Declined("order_ended");

    private final TenantDb tenantDb;
    private final PaymentMapper payments;
    private final PaymentTransactionMapper transactions;
    private final PaymentProvider provider;
    private final ProviderAccounts accounts;

    CardAsking(
        TenantDb tenantDb,
        PaymentMapper payments,
        PaymentTransactionMapper transactions,
        PaymentProvider provider,
        ProviderAccounts accounts
    ) {
        this.tenantDb = tenantDb;
        this.payments = payments;
        this.transactions = transactions;
        this.provider = provider;
        this.accounts = accounts;
    }

    /**
     * Begins a payment.
     *
     * @param announcement writes that the provider is about to be asked, which happens only where it may be; answers whether
     *     the order still waits for that
     */
    ProviderAnswer begin(TenantContext context, PaymentRow payment, BooleanSupplier announcement) {
        return with(context, payment, account ->
            announcement.getAsBoolean() ? begin(context, account, payment) : ORDER_ENDED
        );
    }

    /** Where a payment stands by the provider's name for it; one without a name begins. */
    ProviderAnswer standing(TenantContext context, PaymentRow payment) {
        return with(context, payment, account ->
            payment.providerReference() == null
                ? begin(context, account, payment)
                : provider.find(account, payment.providerReference())
        );
    }

    /** Gives a payment up. */
    ProviderAnswer cancel(TenantContext context, PaymentRow payment, String reference) {
        return with(context, payment, account -> provider.cancel(account, reference));
    }

    /** Takes money that is held. */
    ProviderAnswer capture(TenantContext context, PaymentRow payment, PaymentTransactionRow request, String reference) {
        return with(context, payment, account -> {
            if (request.attempt() > 1) {
                ProviderAnswer found = provider.find(account, reference);
                boolean isHeld =
                    found instanceof ProviderAnswer.Standing standing &&
                    standing.standing().stage() == PaymentStanding.Stage.AUTHORISED;
                if (!isHeld) {
                    return found;
                }
            }
            return kept(context, request, provider.capture(account, asked(payment, request, reference)));
        });
    }

    /**
     * Gives money back, unless the provider knows of this very refund already, or made one that was given up here and is
     * not noted yet: then the refunds that it knows are the answer.
     */
    ProviderAnswer refund(TenantContext context, PaymentRow payment, PaymentTransactionRow request, String reference) {
        return with(context, payment, account -> {
            ProviderAnswer known = provider.listRefunds(account, reference);
            if (!(known instanceof ProviderAnswer.Refunds refunds) || isKnown(refunds, request)) {
                return known;
            }
            if (hasNews(context, payment, refunds)) {
                return known;
            }
            return kept(context, request, provider.refund(account, asked(payment, request, reference)));
        });
    }

    /** All refunds of a payment. */
    ProviderAnswer listRefunds(TenantContext context, PaymentRow payment, String reference) {
        return with(context, payment, account -> provider.listRefunds(account, reference));
    }

    private ProviderAnswer begin(TenantContext context, ProviderAccount account, PaymentRow payment) {
        var start = new PaymentStart(
            payment.id(),
            payment.orderId(),
            payment.attempt(),
            payment.amountMinor(),
            Currency.getInstance(payment.currency()),
            !Boolean.FALSE.equals(payment.isCapturedAtOnce()),
            payment.createdAt().toInstant()
        );
        if (payment.attempt() > 1) {
            ProviderAnswer found = provider.findStarted(account, start);
            if (!(found instanceof ProviderAnswer.NotNow)) {
                return found;
            }
        }
        ProviderAnswer answer = provider.start(account, start);
        if (isKept(answer)) {
            tenantDb.write(context, () -> payments.updateAttempt(payment.id(), payment.attempt()));
        }
        return answer;
    }

    private ProviderAnswer kept(TenantContext context, PaymentTransactionRow request, ProviderAnswer answer) {
        if (isKept(answer)) {
            tenantDb.write(context, () -> transactions.updateAttempt(request.id(), request.attempt()));
        }
        return answer;
    }

    private ProviderAnswer with(
        TenantContext context,
        PaymentRow payment,
        Function<ProviderAccount, ProviderAnswer> question
    ) {
        WithheldReason withheld = findWithheld(context, payment);
        if (withheld != null) {
            return new ProviderAnswer.Withheld(withheld);
        }
        ProviderAccount account = accounts.find(context);
        return account == null ? NO_ACCOUNT : question.apply(account);
    }

    /** By a transaction that may write, which no replica answers: what an operator switched off a moment ago counts. */
    private @Nullable WithheldReason findWithheld(TenantContext context, PaymentRow payment) {
        return tenantDb.<@Nullable WithheldReason>write(context, () -> payments.findWithheld(payment.id()));
    }

    private static boolean isKept(ProviderAnswer answer) {
        return (
            answer instanceof ProviderAnswer.NotNow ||
            (answer instanceof ProviderAnswer.Unavailable unavailable && unavailable.isKept())
        );
    }

    private boolean hasNews(TenantContext context, PaymentRow payment, ProviderAnswer.Refunds refunds) {
        List<PaymentTransactionRow> ours = tenantDb.read(context, () ->
            transactions.listRefunds(payment.id(), RefundNotes.MOST_REFUNDS)
        );
        return refunds
            .refunds()
            .stream()
            .anyMatch(refund -> RefundNotes.isGivenUpAndMade(ours, refund));
    }

    private static boolean isKnown(ProviderAnswer.Refunds refunds, PaymentTransactionRow request) {
        return refunds
            .refunds()
            .stream()
            .anyMatch(refund -> request.id().equals(refund.requestId()));
    }

    private static ProviderRequest asked(PaymentRow payment, PaymentTransactionRow request, String reference) {
        return new ProviderRequest(
            request.id(),
            request.attempt(),
            reference,
            request.amountMinor(),
            Currency.getInstance(payment.currency())
        );
    }
}
