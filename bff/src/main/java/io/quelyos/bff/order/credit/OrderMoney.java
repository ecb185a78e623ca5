package io.quelyos.bff.order.credit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderFacts;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.StaffStep;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.order.placing.Withdrawals;
import io.quelyos.bff.payment.Payments;
import io.quelyos.bff.payment.ReceiptOutcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What staff do with money that comes in. */
@Component
final class OrderMoney {

    private final OrderDesk desk;
    private final Payments payments;
    private final Withdrawals withdrawals;
    private final OrderTimeline timeline;
    private final AuditTrail audit;

    OrderMoney(OrderDesk desk, Payments payments, Withdrawals withdrawals, OrderTimeline timeline, AuditTrail audit) {
        this.desk = desk;
        this.payments = payments;
        this.withdrawals = withdrawals;
        this.timeline = timeline;
        this.audit = audit;
    }

    /** Notes that the rest of what is owed came by bank transfer or at the door, though it was to come otherwise. */
    OrderChange markPaid(TenantContext context, String id, int version) {
        return desk.change(context, id, version, StaffStep.MARK_PAID, order -> {
            OrderFacts facts = desk.facts(order);
            boolean isAwaited = facts.awaitedMinor() > 0;
            long amount = isAwaited ? Math.min(facts.balanceMinor(), facts.awaitedMinor()) : facts.balanceMinor();
            if (payments.markPaid(context, order.id(), amount) instanceof ReceiptOutcome.NotAwaited) {
                return List.of(UserError.of(Code.WRONG_STATE, "No such money is awaited any more.", "id"));
            }
            audit.record(context, "order.markPaid", "order", order.id(), Map.of("amountMinor", amount));
            return List.of();
        });
    }

    /** Takes what is held, as far as it is owed; the provider is asked right after, and lets the rest go. */
    OrderChange capture(TenantContext context, String id, int version) {
        return desk.change(context, id, version, StaffStep.CAPTURE, order -> {
            long asked = payments.capture(context, order.id(), desk.facts(order).balanceMinor());
            if (asked == 0) {
                return List.of(UserError.of(Code.WRONG_STATE, "It is being taken already.", "id"));
            }
            audit.record(context, "order.capture", "order", order.id(), Map.of("amountMinor", asked));
            return List.of();
        });
    }

    /** Waits for the payment provider no longer; an order that waits for its money ends by it. */
    OrderChange giveUp(TenantContext context, String id, int version) {
        return desk.change(context, id, version, StaffStep.GIVE_UP_PAYMENT, order -> {
            int given = payments.giveUp(context, order.id());
            if (given == 0) {
                return List.of(UserError.of(Code.WRONG_STATE, "Nothing is awaited of a payment provider.", "id"));
            }
            timeline.record(context, order.id(), OrderEventKind.PROVIDER_GIVEN_UP, Map.of("count", given));
            withdrawals.withdraw(context, order.id(), WithdrawalReason.STAFF);
            audit.record(context, "order.giveUpPayment", "order", order.id(), Map.of("count", given));
            return List.of();
        });
    }
}
