package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.payment.method.ProviderAccounts;
import io.quelyos.bff.payment.provider.PaymentProvider;
import io.quelyos.bff.payment.provider.ProviderAccount;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the provider for what was noted in a transaction: to take money, to give it back, to let it go. The note's id is the
 * key, so that a request whose answer was lost is safely made again.
 */
@Component
final class PaymentRequests {

    private final TenantDb tenantDb;
    private final PaymentMapper payments;
    private final PaymentTransactionMapper transactions;
    private final PaymentProvider provider;
    private final ProviderAccounts accounts;
    private final RequestAnswers answers;

    PaymentRequests(
        TenantDb tenantDb,
        PaymentMapper payments,
        PaymentTransactionMapper transactions,
        PaymentProvider provider,
        ProviderAccounts accounts,
        RequestAnswers answers
    ) {
        this.tenantDb = tenantDb;
        this.payments = payments;
        this.transactions = transactions;
        this.provider = provider;
        this.accounts = accounts;
        this.answers = answers;
    }

    /** Asks once; answers whether nothing is left to ask. */
    boolean ask(TenantContext context, UUID requestId) {
        PaymentTransactionRow request = tenantDb.<@Nullable PaymentTransactionRow>read(context, () ->
            transactions.findById(requestId)
        );
        if (request == null || !request.isRequested()) {
            return true;
        }
        PaymentRow payment = Objects.requireNonNull(
            tenantDb.read(context, () -> payments.findById(request.paymentId())),
            "payments stay"
        );
        ProviderAnswer answer = ask(context, request, payment);
        if (answer instanceof ProviderAnswer.Unavailable) {
            return false;
        }
        tenantDb.write(context, () -> {
            answers.note(context, request, answer);
            return null;
        });
        return true;
    }

    private ProviderAnswer ask(TenantContext context, PaymentTransactionRow request, PaymentRow payment) {
        ProviderAccount account = accounts.find(context);
        if (account == null) {
            return new ProviderAnswer.Unavailable("no account");
        }
        String reference = payment.providerReference();
        if (reference == null) {
            return answers.withoutReference(context, payment, account);
        }
        Currency currency = Currency.getInstance(payment.currency());
        return switch (request.kind()) {
            case CAPTURE -> provider.capture(account, reference, request.amountMinor(), currency, request.id());
            case REFUND -> provider.refund(account, reference, request.amountMinor(), currency, request.id());
            case VOID -> provider.cancel(account, reference, request.id());
            case AUTHORISE -> provider.find(account, reference);
        };
    }
}
