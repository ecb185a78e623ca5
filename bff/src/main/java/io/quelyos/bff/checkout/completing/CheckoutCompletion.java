package io.quelyos.bff.checkout.completing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.checkout.CheckoutBlocker;
import io.quelyos.bff.checkout.CheckoutBuyer;
import io.quelyos.bff.checkout.CheckoutQueue;
import io.quelyos.bff.checkout.CheckoutReading;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.payment.card.CardPayments;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Makes orders of checkouts. The cart is priced before the transaction that makes the order, which goes on only if the cart
 * is still the same; what the buyer agreed to is compared with that price. The order has the checkout's id, so that asking
 * again, or twice at once, finds the same order.
 */
@Component
public final class CheckoutCompletion {

    private static final int ATTEMPTS = 3;

    private final TenantDb tenantDb;
    private final CheckoutReading reading;
    private final CompletionUnit unit;
    private final CheckoutQueue queue;
    private final Receipts receipts;
    private final CardPayments cards;

    CheckoutCompletion(
        TenantDb tenantDb,
        CheckoutReading reading,
        CompletionUnit unit,
        CheckoutQueue queue,
        Receipts receipts,
        CardPayments cards
    ) {
        this.tenantDb = tenantDb;
        this.reading = reading;
        this.unit = unit;
        this.queue = queue;
        this.receipts = receipts;
        this.cards = cards;
    }

    /** Makes the order, or tells everything for which it cannot be made; then nothing has happened. */
    public ShopCheckoutCompletePayload complete(
        TenantContext context,
        @Nullable CheckoutBuyer buyer,
        String globalId,
        CompleteInput input
    ) {
        UUID id = GlobalId.decode("cko", globalId).orElse(null);
        if (buyer == null || id == null) {
            return ShopCheckoutCompletePayload.refused(notFound());
        }
        List<UserError> refusal = queue.inTurn(context, () -> make(context, buyer, id, input));
        return refusal.isEmpty() ? done(context, id) : ShopCheckoutCompletePayload.refused(refusal);
    }

    /** Makes the order unless it is there; answers why it is not there then. */
    private List<UserError> make(TenantContext context, CheckoutBuyer buyer, UUID id, CompleteInput input) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            CheckoutRow checkout = reading.find(context, buyer, id);
            if (checkout == null) {
                return notFound();
            }
            if (checkout.state() == CheckoutState.ORDERED) {
                return List.of();
            }
            CartState cart = reading.cartOf(context, buyer, checkout);
            List<UserError> errors = judge(context, checkout, cart, input);
            if (cart == null || !errors.isEmpty()) {
                // The same can have been asked twice: where the other one was faster, the cart is gone or an approval used.
                return isOrdered(context, buyer, id) ? List.of() : errors;
            }
            try {
                if (tenantDb.write(context, () -> unit.run(context, buyer, id, cart, input))) {
                    return List.of();
                }
            } catch (CompletionRefused refused) {
                return refused.reasons();
            } catch (PessimisticLockingFailureException stoodInACircle) {
                if (attempt == ATTEMPTS) {
                    throw stoodInACircle;
                }
            }
        }
        return List.of(UserError.of(Code.CONFLICT, "The cart is being changed; look at it and order again."));
    }

    private boolean isOrdered(TenantContext context, CheckoutBuyer buyer, UUID id) {
        CheckoutRow now = reading.find(context, buyer, id);
        return now != null && now.state() == CheckoutState.ORDERED;
    }

    /** The order is there; its card payment, where it has one, begins outside of every transaction. */
    private ShopCheckoutCompletePayload done(TenantContext context, UUID id) {
        String clientSecret = cards.begin(context, id);
        return new ShopCheckoutCompletePayload(receipts.of(context, id, clientSecret), List.of());
    }

    private List<UserError> judge(
        TenantContext context,
        CheckoutRow checkout,
        @Nullable CartState cart,
        CompleteInput input
    ) {
        if (!checkout.isUnfinished()) {
            return List.of(UserError.of(Code.WRONG_STATE, "The checkout was given up; start again.", "id"));
        }
        Set<CheckoutBlocker> blockers = EnumSet.noneOf(CheckoutBlocker.class);
        blockers.addAll(reading.blockers(context, checkout, cart));
        if (input.isAccepting()) {
            blockers.remove(CheckoutBlocker.TERMS_NOT_ACCEPTED);
        }
        if (cart != null && cart.sums().dueMinor() > 0 && !reading.isOffered(context, cart, input.paymentMethod())) {
            blockers.add(CheckoutBlocker.PAYMENT_METHOD_MISSING);
        }
        List<UserError> errors = new ArrayList<>(blockers.stream().map(CheckoutBlocker::asError).toList());
        if (cart != null) {
            errors.addAll(Agreement.differences(cart.sums(), input));
        }
        return errors;
    }

    private static List<UserError> notFound() {
        return List.of(UserError.of(Code.NOT_FOUND, "There is no such checkout.", "id"));
    }
}
