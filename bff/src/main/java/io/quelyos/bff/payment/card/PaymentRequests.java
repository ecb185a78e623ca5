package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.payment.provider.ProviderAnswer;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentState;
import io.quelyos.persistence.payment.PaymentTransactionMapper;
import io.quelyos.persistence.payment.PaymentTransactionRow;
import io.quelyos.persistence.tenant.TenantDb;
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
    private final CardAsking asking;
    private final RequestAnswers answers;
    private final Patience patience;

    PaymentRequests(
        TenantDb tenantDb,
        PaymentMapper payments,
        PaymentTransactionMapper transactions,
        CardAsking asking,
        RequestAnswers answers,
        Patience patience
    ) {
        this.tenantDb = tenantDb;
        this.payments = payments;
        this.transactions = transactions;
        this.asking = asking;
        this.answers = answers;
        this.patience = patience;
    }

    /**
     * Asks once; answers whether nothing is left to ask.
     *
     * @param missed how many attempts come to nothing, should this one
     */
    boolean ask(TenantContext context, UUID requestId, int missed) {
        PaymentTransactionRow request = find(context, requestId);
        if (request == null || !request.isRequested() || tenantDb.write(context, () -> answers.isOvertaken(request))) {
            return true;
        }
        PaymentRow payment = Objects.requireNonNull(
            tenantDb.read(context, () -> payments.findById(request.paymentId())),
            "payments stay"
        );
        return switch (ask(context, request, payment)) {
            case ProviderAnswer.Withheld withheld when !withheld.isForGood() -> false;
            case ProviderAnswer.NotNow notNow -> missed(context, payment, missed, notNow.code());
            case ProviderAnswer.Unavailable unavailable -> missed(context, payment, missed, unavailable.reason());
            case ProviderAnswer answer -> {
                tenantDb.write(context, () -> {
                    answers.note(context, request, answer);
                    return null;
                });
                // A refund that the provider took on is looked after until its money is there, or is not.
                PaymentTransactionRow now = find(context, requestId);
                yield now == null || !now.isRequested();
            }
        };
    }

    private boolean missed(TenantContext context, PaymentRow payment, int missed, String why) {
        patience.missed(context, payment.orderId(), missed, why);
        return false;
    }

    private @Nullable PaymentTransactionRow find(TenantContext context, UUID requestId) {
        return tenantDb.<@Nullable PaymentTransactionRow>read(context, () -> transactions.findById(requestId));
    }

    private ProviderAnswer ask(TenantContext context, PaymentTransactionRow request, PaymentRow payment) {
        String reference = payment.providerReference();
        if (reference == null) {
            return withoutReference(context, payment);
        }
        return switch (request.kind()) {
            case CAPTURE -> asking.capture(context, payment, request, reference);
            case REFUND -> request.providerReference() == null
                ? asking.refund(context, payment, request, reference)
                : asking.listRefunds(context, payment, reference);
            case VOID -> asking.cancel(context, payment, reference);
            case AUTHORISE -> asking.standing(context, payment);
        };
    }

    /**
     * A payment whose beginning the provider may or may not have heard of is begun under its key, only to learn its name;
     * one of which the provider surely never heard is given up.
     */
    private ProviderAnswer withoutReference(TenantContext context, PaymentRow payment) {
        if (payment.state() != PaymentState.UNKNOWN) {
            return new ProviderAnswer.Declined(RequestAnswers.NEVER_BEGUN);
        }
        ProviderAnswer begun = asking.standing(context, payment);
        return begun instanceof ProviderAnswer.Standing standing
            ? asking.cancel(context, payment, standing.standing().reference())
            : begun;
    }
}
