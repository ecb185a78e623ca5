package io.quelyos.bff.checkout;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.Approvals;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.checkout.stock.Reservations;
import io.quelyos.bff.checkout.stock.StockOutcome;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What checkouts hold, and for how long. All methods but those that list must be called inside a unit of work
 * that writes. */
@Component
public final class Holds {

    private final CheckoutMapper checkouts;
    private final Reservations reservations;
    private final Approvals approvals;
    private final ShopPolicies policies;
    private final JobQueue jobs;
    private final Clock clock;

    Holds(
        CheckoutMapper checkouts,
        Reservations reservations,
        Approvals approvals,
        ShopPolicies policies,
        JobQueue jobs,
        Clock clock
    ) {
        this.checkouts = checkouts;
        this.approvals = approvals;
        this.reservations = reservations;
        this.policies = policies;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The checkouts that a buyer left open with other carts. */
    List<UUID> listOthers(CheckoutBuyer buyer, UUID cartId) {
        return checkouts.listOthers(buyer.customerId(), buyer.guestSession(), cartId);
    }

    /**
     * The checkout of a cart, locked, and along with it the buyer's others; a new one where there is none that can go on.
     *
     * @param others of the same buyer, to be ended in the same unit of work
     */
    UUID open(CheckoutBuyer buyer, UUID cartId, UUID newId, List<UUID> others) {
        CheckoutRow row = checkouts.findByCart(cartId);
        // One order for everybody: first checkouts by their ids, then levels by their keys.
        Stream.concat(others.stream(), row == null ? Stream.empty() : Stream.of(row.id()))
            .sorted()
            .forEach(checkouts::lockById);
        if (row != null) {
            return row.id();
        }
        checkouts.insert(newId, cartId, buyer.customerId(), buyer.owner().guestSession(), OffsetDateTime.now(clock));
        return newId;
    }

    /** Locks all levels at once that the next steps need: those of the cart and those that some checkouts keep. */
    void lockLevels(CartState cart, List<UUID> checkoutIds) {
        reservations.lock(checkoutIds, lines(cart));
    }

    /** Keeps the pieces of a cart, no more and no less. */
    public StockOutcome keep(TenantContext context, UUID checkoutId, CartState cart) {
        return reservations.keep(checkoutId, lines(cart));
    }

    /**
     * Gives a checkout its whole time, beginning now, but not beyond what one buyer has.
     *
     * @param heldSince since when its buyer keeps pieces
     * @param last until when the buyer can keep them at the most
     */
    void renew(TenantContext context, UUID id, OffsetDateTime heldSince, OffsetDateTime last) {
        OffsetDateTime whole = OffsetDateTime.now(clock).plusMinutes(policies.of(context).reservationMinutes());
        OffsetDateTime until = whole.isBefore(last) ? whole : last;
        checkouts.updateReserved(id, until, heldSince);
        // Each time has a job of its own: one that is just ending must not stand in the way of the next.
        String instance = id + ":" + until.toInstant().toEpochMilli();
        jobs.scheduleAt(CheckoutExpiry.TASK, instance, context.tenantId().toString(), until.toInstant());
    }

    /** Forgets a checkout that was made just now and got no pieces; one that was there before stays as it was. */
    void abandon(UUID id) {
        checkouts.deleteEmpty(id);
    }

    /** Ends an open checkout and sets its pieces free; nothing happens to one that is not open. */
    void end(UUID id, CheckoutState state) {
        CheckoutRow row = checkouts.lockById(id);
        if (row != null && row.state() == CheckoutState.OPEN) {
            reservations.release(id);
            checkouts.updateState(id, state);
            if (state == CheckoutState.CANCELLED) {
                approvals.withdraw(id);
            }
        }
    }

    /** The reasons for which pieces of a cart cannot be kept, each at its line; how many are left only where that is told. */
    public List<UserError> errors(TenantContext context, CartState cart, StockOutcome.Missing missing) {
        ShopPolicyRow policy = policies.of(context);
        List<UserError> errors = new ArrayList<>();
        for (CartState.LineState line : cart.lines()) {
            Long available = missing.available().get(line.id());
            if (available != null) {
                List<String> field = List.of("cart", "lines", GlobalId.encode("cln", line.id()));
                errors.add(
                    isTold(policy, available)
                        ? new UserError.InsufficientStock(available, field)
                        : new UserError.StockNotEnough(field)
                );
            }
        }
        return errors;
    }

    private static boolean isTold(ShopPolicyRow policy, long available) {
        return (
            available == 0 ||
            switch (policy.stockDisplay()) {
                case "EXACT" -> true;
                case "LOW" -> available <= policy.lowStockThreshold();
                default -> false;
            }
        );
    }

    private static List<Reservations.Line> lines(CartState cart) {
        return cart
            .lines()
            .stream()
            .filter(line -> line.variantId() != null)
            .map(line -> new Reservations.Line(line.id(), Objects.requireNonNull(line.variantId()), line.quantity()))
            .toList();
    }
}
