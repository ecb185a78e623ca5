package io.quelyos.bff.order.credit;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.BuyerStep;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.StaffStep;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.bff.order.placing.WithdrawalReason;
import io.quelyos.bff.order.placing.Withdrawals;
import io.quelyos.persistence.order.OrderLineRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cancels what was not sent yet, all of it or a part. */
@Component
public final class Cancellations {

    private static final int LONGEST_NOTE = 500;

    private final OrderDesk desk;
    private final CancelledPieces cancelled;
    private final Withdrawals withdrawals;
    private final AuditTrail audit;

    Cancellations(OrderDesk desk, CancelledPieces cancelled, Withdrawals withdrawals, AuditTrail audit) {
        this.desk = desk;
        this.cancelled = cancelled;
        this.withdrawals = withdrawals;
        this.audit = audit;
    }

    /** As staff choose. */
    OrderChange cancel(TenantContext context, String id, int version, CancelInput input) {
        if (input.refund() && !context.isAllowed(Permission.ORDER_REFUND)) {
            throw new ApiException(
                ApiErrorCode.FORBIDDEN,
                "Giving money back needs the permission ORDER_REFUND; cancel with refund: false."
            );
        }
        String note = input.note() == null || input.note().isBlank() ? null : input.note().strip();
        if (note != null && note.length() > LONGEST_NOTE) {
            return refused(UserError.of(Code.TOO_LONG, "A note has at most 500 characters.", "input", "note"));
        }
        return desk.change(context, id, version, StaffStep.CANCEL, order -> {
            LinePieces pieces = LinePieces.of(order, input.lines(), OrderLineRow::openQuantity, "input", "lines");
            if (!pieces.errors().isEmpty()) {
                return pieces.errors();
            }
            String reason = input.reason().name();
            cancelled.cancel(
                context,
                order,
                pieces,
                new CancelledPieces.Terms(reason, input.restock(), input.refund(), note)
            );
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("pieces", pieces.count());
            detail.put("reason", reason);
            detail.put("restock", input.restock());
            detail.put("refund", input.refund());
            audit.record(context, "order.cancel", "order", order.id(), detail);
            return List.of();
        });
    }

    /**
     * All of it, as its buyer wants; pieces go back on their shelves, and what was paid goes back. An order whose money is
     * still awaited is withdrawn, as if it had never been.
     *
     * @param find finds the order, where it is this buyer's; null where it is not
     */
    public OrderChange cancelByBuyer(TenantContext context, Supplier<@Nullable UUID> find) {
        return desk.change(context, BuyerStep.CANCEL, find, order -> {
            if (withdrawals.withdraw(context, order.id(), WithdrawalReason.BUYER)) {
                return List.<UserError>of();
            }
            LinePieces all = LinePieces.of(order, null, OrderLineRow::openQuantity, "id");
            cancelled.cancel(context, order, all, new CancelledPieces.Terms("BUYER", true, true, null));
            return List.<UserError>of();
        });
    }

    private static OrderChange refused(UserError error) {
        return new OrderChange(null, List.of(error));
    }
}
