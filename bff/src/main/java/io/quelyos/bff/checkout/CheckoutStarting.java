package io.quelyos.bff.checkout;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartStore;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.checkout.stock.StockOutcome;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.cart.CartRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts checkouts: keeps the pieces of a cart for its buyer, all of them or none. */
@Component
final class CheckoutStarting {

    private final TenantDb tenantDb;
    private final CartStore carts;
    private final CheckoutReading reading;
    private final Holds holds;
    private final HoldLimits limits;
    private final CheckoutQueue queue;

    CheckoutStarting(
        TenantDb tenantDb,
        CartStore carts,
        CheckoutReading reading,
        Holds holds,
        HoldLimits limits,
        CheckoutQueue queue
    ) {
        this.tenantDb = tenantDb;
        this.carts = carts;
        this.reading = reading;
        this.holds = holds;
        this.limits = limits;
        this.queue = queue;
    }

    /**
     * Starts the checkout of the buyer's cart; one that was started before goes on with what was said in it, and its pieces
     * are exchanged for what the cart has now.
     */
    ShopCheckoutPayload start(TenantContext context, @Nullable CheckoutBuyer buyer) {
        return queue.inTurn(context, () -> startInTurn(context, buyer));
    }

    private ShopCheckoutPayload startInTurn(TenantContext context, @Nullable CheckoutBuyer buyer) {
        CartState cart = buyer == null ? null : reading.cart(context, buyer);
        Set<CheckoutBlocker> blockers = reading.cartBlockers(context, cart);
        if (buyer == null || cart == null || !blockers.isEmpty()) {
            return ShopCheckoutPayload.refused(blockers.stream().map(CheckoutBlocker::asError).toList());
        }
        Started started = tenantDb.write(context, () -> start(context, buyer, cart));
        ShopCheckout shown = started.id() == null ? null : reading.show(context, buyer, started.id());
        return new ShopCheckoutPayload(shown, started.errors());
    }

    private Started start(TenantContext context, CheckoutBuyer buyer, CartState cart) {
        carts.takeTurn(context, buyer.owner());
        CartRow now = carts.find(context, buyer.owner());
        if (now == null || !now.id().equals(cart.row().id()) || now.version() != cart.row().version()) {
            String message = "The cart was changed meanwhile; look at it and start again.";
            return Started.refused(List.of(UserError.of(Code.CONFLICT, message)));
        }
        OffsetDateTime heldSince = limits.heldSince(buyer);
        if (heldSince == null) {
            return Started.refused(List.of(limits.exhausted(buyer)));
        }
        List<UUID> others = holds.listOthers(buyer, now.id());
        UUID id = holds.open(buyer, now.id(), UuidCreator.getTimeOrderedEpoch(), others);
        holds.lockLevels(cart, Stream.concat(others.stream(), Stream.of(id)).toList());
        others.forEach(other -> holds.end(other, CheckoutState.CANCELLED));
        StockOutcome outcome = holds.keep(context, id, cart);
        if (outcome instanceof StockOutcome.Missing missing) {
            holds.abandon(id);
            return Started.refused(holds.errors(context, cart, missing));
        }
        holds.renew(context, id, heldSince, limits.lastOf(heldSince));
        return new Started(id, List.of());
    }

    /** What came of it; without an id nothing is kept that was not before. */
    private record Started(@Nullable UUID id, List<UserError> errors) {
        static Started refused(List<UserError> errors) {
            return new Started(null, errors);
        }
    }
}
