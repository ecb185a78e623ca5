package io.quelyos.bff.order;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.order.LedgerMapper;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where orders are worked on, one after the other: an order's row is locked, its facts are put before the
 * {@link OrderMachine}, the work is done, and what follows from it is stored. All of it is one transaction.
 */
@Component
public final class OrderDesk {

    private final TenantDb tenantDb;
    private final OrderMapper orders;
    private final OrderLineMapper lines;
    private final LedgerMapper ledger;
    private final OrderTimeline timeline;
    private final Clock clock;
    private final OrderSettings settings;

    OrderDesk(
        TenantDb tenantDb,
        OrderMapper orders,
        OrderLineMapper lines,
        LedgerMapper ledger,
        OrderTimeline timeline,
        OrderSettings settings,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.lines = lines;
        this.ledger = ledger;
        this.timeline = timeline;
        this.clock = clock;
        this.settings = settings;
    }

    /** Work on an order; tells why it was not done, before it has written anything, or nothing where it was. */
    public interface Work extends Function<OpenOrder, List<UserError>> {}

    /** Does a step of staff, where the machine and the version allow it. */
    public OrderChange change(TenantContext context, String id, int version, StaffStep step, Work work) {
        return tenantDb.write(context, () -> {
            OpenOrder order = GlobalId.decode("ord", id).map(this::lock).orElse(null);
            if (order == null) {
                return OrderChange.unknown();
            }
            if (order.row().version() != version) {
                return OrderChange.refused(new UserError.VersionConflict(order.row().version()));
            }
            UserError refusal = judge(order, step);
            return refusal == null ? run(context, order, work) : OrderChange.refused(refusal);
        });
    }

    /**
     * Does a step of its buyer, where the machine allows it.
     *
     * @param find finds the order, where it is this buyer's; null where it is not
     */
    public OrderChange change(TenantContext context, BuyerStep step, Supplier<@Nullable UUID> find, Work work) {
        return tenantDb.write(context, () -> {
            UUID id = find.get();
            OpenOrder order = id == null ? null : lock(id);
            if (order == null) {
                return OrderChange.unknown();
            }
            if (!OrderMachine.buyerSteps(facts(order)).contains(step)) {
                return OrderChange.refused(UserError.of(Code.WRONG_STATE, buyerMessage(order), "id"));
            }
            return run(context, order, work);
        });
    }

    /** An order with its row locked; null where there is none. To be called inside {@code TenantDb.write}. */
    public @Nullable OpenOrder lock(UUID id) {
        return orders.lockById(id) == null ? null : load(id);
    }

    /** What decides on an order's next steps now. */
    public OrderFacts facts(OpenOrder order) {
        return order.facts(clock.instant(), settings.returnWindow());
    }

    /**
     * Stores what follows from what was done with an order, whose row must be locked: its statuses and its version. To be
     * called at the end of every transaction that changes an order's lines, parcels, returns, payments or ledger.
     *
     * @param cause which part of the product did it, for the history
     * @return the order as it is now
     */
    public OpenOrder settle(TenantScoped tenant, UUID id, String cause) {
        OpenOrder order = Objects.requireNonNull(load(id), "it is locked");
        OrderFacts facts = facts(order);
        OrderStatus status = OrderMachine.status(facts);
        if (status == OrderStatus.CANCELLED && order.row().cancelledAt() == null) {
            orders.updateCancelled(id, "STAFF");
        }
        orders.updateStatuses(
            id,
            status.name(),
            OrderMachine.paymentStatus(facts).name(),
            OrderMachine.fulfilmentStatus(facts).name()
        );
        if (status == OrderStatus.COMPLETED && facts.status() != OrderStatus.COMPLETED) {
            timeline.record(tenant, id, OrderEventKind.COMPLETED, cause, Map.of());
        }
        return Objects.requireNonNull(load(id), "it is locked");
    }

    private OrderChange run(TenantContext context, OpenOrder order, Work work) {
        List<UserError> errors = work.apply(order);
        return errors.isEmpty()
            ? new OrderChange(settle(context, order.id(), "order").row(), List.of())
            : new OrderChange(null, errors);
    }

    private @Nullable UserError judge(OpenOrder order, StaffStep step) {
        var allowed = OrderMachine.staffSteps(facts(order));
        if (allowed.contains(step)) {
            return null;
        }
        String possible = allowed.stream().map(Enum::name).collect(Collectors.joining(", "));
        String message = "An order in its state does not allow " + step + "; it allows " + possible + ".";
        return UserError.of(Code.WRONG_STATE, message, "id");
    }

    private String buyerMessage(OpenOrder order) {
        String possible = OrderMachine.buyerSteps(facts(order))
            .stream()
            .map(Enum::name)
            .collect(Collectors.joining(", "));
        return "The order does not allow this now" + (possible.isEmpty() ? "." : "; it allows " + possible + ".");
    }

    private @Nullable OpenOrder load(UUID id) {
        OrderRow row = orders.findById(id);
        return row == null
            ? null
            : new OpenOrder(row, lines.findByOrders(List.of(id)), ledger.findStandings(List.of(id)).getFirst());
    }
}
