package io.quelyos.bff.checkout.completing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartStore;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.checkout.CheckoutBuyer;
import io.quelyos.bff.checkout.Holds;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.checkout.stock.StockOutcome;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.order.placing.OrderEntry;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.cart.CartRow;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.payment.PaymentMethodCode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one transaction in which a checkout becomes an order. Locks are taken in this order: the buyer's turn, the checkout,
 * levels of stock, the approval, promotions, gift cards, the plan's count, the counter of numbers.
 */
@Component
final class CompletionUnit {

    private final CartStore carts;
    private final CheckoutMapper checkouts;
    private final Holds holds;
    private final OrderMaking making;
    private final OrderEntry entry;
    private final Terms terms;

    CompletionUnit(
        CartStore carts,
        CheckoutMapper checkouts,
        Holds holds,
        OrderMaking making,
        OrderEntry entry,
        Terms terms
    ) {
        this.carts = carts;
        this.checkouts = checkouts;
        this.holds = holds;
        this.making = making;
        this.entry = entry;
        this.terms = terms;
    }

    /**
     * Makes the order of a cart that was priced just now, unless it is there already.
     *
     * @return whether there is an order; not where the cart was changed after it was priced
     * @throws CompletionRefused when it cannot be made
     */
    boolean run(TenantContext context, CheckoutBuyer buyer, UUID id, CartState cart, CompleteInput input) {
        carts.takeTurn(context, buyer.owner());
        CheckoutRow checkout = Objects.requireNonNull(checkouts.lockById(id), "checkouts stay");
        if (checkout.state() == CheckoutState.ORDERED) {
            return true;
        }
        CartRow now = carts.find(context, buyer.owner());
        boolean isSame = now != null && now.id().equals(cart.row().id()) && now.version() == cart.row().version();
        if (!checkout.isUnfinished() || !isSame) {
            return false;
        }
        terms.requireRoom(context, buyer);
        StockOutcome stock = holds.keep(context, id, cart);
        if (stock instanceof StockOutcome.Missing missing) {
            throw new CompletionRefused(holds.errors(context, cart, missing));
        }
        OffsetDateTime dueAt = terms.dueAt(context, cart, input.paymentMethod());
        making.write(context, terms.accepted(checkout, input), cart, dueAt);
        entry.assign((StockOutcome.Kept) stock);
        making.pay(context, id, cart, input.paymentMethod());
        checkouts.updateState(id, CheckoutState.ORDERED);
        carts.delete(context, buyer.owner(), cart.row().id());
        making.count(terms.now());
        entry.enter(context, id, dueAt);
        return true;
    }

    /** On which terms the order is made. */
    @Component
    static final class Terms {

        private final CheckoutMapper checkouts;
        private final ShopPolicies policies;
        private final Clock clock;

        Terms(CheckoutMapper checkouts, ShopPolicies policies, Clock clock) {
            this.checkouts = checkouts;
            this.policies = policies;
            this.clock = clock;
        }

        /** Refuses a buyer too many of whose orders wait for money; exact, because the buyer's turn is taken. */
        void requireRoom(TenantContext context, CheckoutBuyer buyer) {
            int most = policies.of(context).mostUnpaidOrders();
            if (checkouts.countUnpaid(buyer.customerId(), buyer.guestSession()) >= most) {
                String message = "You have " + most + " orders that are not paid; pay or cancel one of them first.";
                throw new CompletionRefused(new UserError.LimitReached(most, message, List.of("id")));
            }
        }

        OffsetDateTime now() {
            return OffsetDateTime.now(clock);
        }

        /** Until when the money must be there; null where the order need not wait for it. */
        @Nullable
        OffsetDateTime dueAt(TenantContext context, CartState cart, @Nullable PaymentMethodCode method) {
            boolean isAwaited = cart.sums().dueMinor() > 0 && method != null && !method.isOffline();
            return isAwaited ? now().plusMinutes(policies.of(context).paymentMinutes()) : null;
        }

        /** The checkout with the buyer's word that the terms of sale are accepted, where it is given only now. */
        CheckoutRow accepted(CheckoutRow checkout, CompleteInput input) {
            if (!input.isAccepting() || checkout.termsAcceptedAt() != null) {
                return checkout;
            }
            checkouts.updateTermsAccepted(checkout.id());
            return Objects.requireNonNull(checkouts.lockById(checkout.id()));
        }
    }
}
