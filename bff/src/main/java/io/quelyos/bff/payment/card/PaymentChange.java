package io.quelyos.bff.payment.card;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.payment.PaymentBook;
import io.quelyos.bff.payment.method.PaymentMethods;
import io.quelyos.persistence.payment.OrderMoneyRow;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentRow;
import io.quelyos.persistence.payment.PaymentTransactionKind;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a buyer pay in another way than by the card for which the order waits. That is noted first, and the card payment is
 * given up at the provider; in the transaction that notes that it is, by whomever it was heard, the other way takes its
 * place. Where the card was faster after all, the order is paid by card and the wish is void; so it is never paid twice.
 */
@Component
public final class PaymentChange {

    private final TenantDb tenantDb;
    private final CardDesk desk;
    private final PaymentMapper payments;
    private final PaymentBook book;
    private final PaymentRequests requests;
    private final PaymentMethods methods;

    PaymentChange(
        TenantDb tenantDb,
        CardDesk desk,
        PaymentMapper payments,
        PaymentBook book,
        PaymentRequests requests,
        PaymentMethods methods
    ) {
        this.tenantDb = tenantDb;
        this.desk = desk;
        this.payments = payments;
        this.book = book;
        this.requests = requests;
        this.methods = methods;
    }

    /** Changes the way; answers why it cannot be changed, or nothing where it is, or will be as soon as the provider answers. */
    public List<UserError> change(TenantContext context, UUID orderId, PaymentMethodCode method) {
        boolean isOffered = methods
            .offered(context)
            .stream()
            .anyMatch(offered -> offered.code() == method);
        if (!isOffered || !method.isOffline()) {
            return List.of(UserError.of(Code.INVALID, "The shop does not offer this way to pay.", "method"));
        }
        UUID request = tenantDb.<@Nullable UUID>write(context, () -> note(context, orderId, method));
        if (request == null) {
            return List.of(UserError.of(Code.WRONG_STATE, "The order does not wait for a card payment.", "id"));
        }
        requests.ask(context, request, 1);
        return List.of();
    }

    private @Nullable UUID note(TenantContext context, UUID orderId, PaymentMethodCode method) {
        OrderMoneyRow order = desk.lockOrder(orderId);
        PaymentRow card = order == null || !order.isAwaitingPayment() ? null : desk.findOpenCard(orderId);
        if (card == null) {
            return null;
        }
        payments.updateReplacement(card.id(), method);
        // A job that asked at the same time could take what is under way for the buyer's change of mind.
        return book.requestLater(
            context,
            card,
            PaymentTransactionKind.VOID,
            card.authorisedMinor(),
            PaymentBook.CHANGED,
            desk.firstLook()
        );
    }
}
