package io.quelyos.bff.order.credit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderFacts;
import io.quelyos.bff.order.letter.OrderLetters;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.bff.payment.OrderMilestones;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What follows for an order from what happens to its money: its statuses, and its buyer's letter. */
@Component
final class OrderHappenings implements OrderMilestones {

    private final OrderDesk desk;
    private final OrderLetters letters;
    private final Crediting crediting;

    OrderHappenings(OrderDesk desk, OrderLetters letters, Crediting crediting) {
        this.desk = desk;
        this.letters = letters;
        this.crediting = crediting;
    }

    @Override
    public void placed(TenantContext context, UUID orderId) {
        letters.placed(context, desk.settle(context, orderId, "placing"));
    }

    @Override
    public void withdrawn(TenantContext context, UUID orderId) {
        OpenOrder order = desk.settle(context, orderId, "withdrawal");
        OrderRow row = order.row();
        Map<OrderLineRow, Integer> all = new LinkedHashMap<>();
        order.lines().forEach(line -> all.put(line, line.quantity()));
        String reason = Objects.requireNonNull(row.cancelReason(), "a withdrawn order has a reason");
        letters.cancelled(
            context,
            row,
            new LinePieces(all, List.of()),
            true,
            reason,
            row.paidMinor() - row.refundedMinor()
        );
    }

    @Override
    public void paid(TenantContext context, UUID orderId, long amountMinor) {
        OrderRow row = desk.settle(context, orderId, "payment").row();
        // Before it is placed there is no order to write about; the letter about its placing tells what is left to pay.
        if (row.number() != null) {
            letters.paid(context, row, amountMinor);
        }
    }

    @Override
    public void heldChanged(TenantContext context, UUID orderId) {
        desk.settle(context, orderId, "payment");
    }

    /** What the buyer would owe anew by it is forgiven: nobody gives back at the provider what is to be paid again. */
    @Override
    public void refundedElsewhere(TenantContext context, UUID orderId, long amountMinor) {
        OpenOrder order = Objects.requireNonNull(desk.lock(orderId), "a payment has an order");
        OrderFacts facts = desk.facts(order);
        // What is on its way back was credited when it was asked for.
        long opened = Math.min(amountMinor, facts.balanceMinor() + facts.refundingMinor());
        if (order.row().number() != null && opened > 0) {
            crediting.book(context, order, new Credit(order.row(), List.of(), false, opened));
        }
    }

    @Override
    public void refunded(TenantContext context, UUID orderId, long amountMinor) {
        letters.refunded(context, desk.settle(context, orderId, "refund").row(), amountMinor);
    }

    @Override
    public void refundUndone(TenantContext context, UUID orderId, long amountMinor) {
        letters.refundFailed(context, desk.settle(context, orderId, "refund").row(), amountMinor);
    }
}
