package io.quelyos.bff.order.credit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderFacts;
import io.quelyos.bff.order.StaffStep;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.bff.order.line.LineShare;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderLineRow;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives money back: for pieces that are taken back, for the delivery, by an amount, or what is owed to the buyer already.
 * An amount above what is owed is forgiven, which the ledger tells as an adjustment.
 */
@Component
final class Refunds {

    private static final int LONGEST_REASON = 500;

    private final OrderDesk desk;
    private final OrderLineMapper lines;
    private final Crediting crediting;
    private final Restocking restocking;
    private final AuditTrail audit;

    Refunds(OrderDesk desk, OrderLineMapper lines, Crediting crediting, Restocking restocking, AuditTrail audit) {
        this.desk = desk;
        this.lines = lines;
        this.crediting = crediting;
        this.restocking = restocking;
        this.audit = audit;
    }

    OrderChange refund(TenantContext context, String id, int version, RefundInput input) {
        return desk.change(context, id, version, StaffStep.REFUND, order -> {
            UserError refusal = check(order, input);
            LinePieces pieces =
                input.lines() == null
                    ? new LinePieces(Map.of(), List.of())
                    : LinePieces.of(order, input.lines(), OrderLineRow::keptQuantity, "input", "lines");
            if (refusal != null || !pieces.errors().isEmpty()) {
                return refusal == null ? pieces.errors() : List.of(refusal);
            }
            return refund(context, order, pieces, input);
        });
    }

    private List<UserError> refund(TenantContext context, OpenOrder order, LinePieces pieces, RefundInput input) {
        OrderFacts facts = desk.facts(order);
        List<LineShare> shares = pieces
            .pieces()
            .entrySet()
            .stream()
            .map(each -> LineShare.next(each.getKey(), each.getValue()))
            .toList();
        long credited = new Credit(order.row(), shares, input.delivery(), 0).grossMinor();
        // What the buyer has not paid yet is not given back: the credit settles it first.
        long owed = Math.max(0, credited - facts.balanceMinor() - facts.refundingMinor());
        long total = input.amount() == null ? owed : Money.toMinor(input.amount(), currency(order));
        boolean isSettledByCredit = input.amount() == null && total == 0 && credited > 0;
        if ((total < 1 && !isSettledByCredit) || total > facts.refundableMinor()) {
            Money most = Money.ofMinor(facts.refundableMinor(), currency(order));
            String message = "Between nothing and " + most.amount() + " " + most.currency() + " can go back.";
            return List.of(UserError.of(Code.INVALID, message, "input", "amount"));
        }
        Credit credit = new Credit(order.row(), shares, input.delivery(), Math.max(0, total - owed));
        pieces.pieces().forEach((line, quantity) -> lines.addReturned(line.id(), quantity));
        crediting.book(context, order, credit);
        if (input.restock()) {
            restocking.putBack(context, order, pieces);
        }
        if (total > 0) {
            crediting.refund(context, order.id(), total, input.reason());
        }
        audit.record(context, "order.refund", "order", order.id(), detail(pieces, input, total));
        return List.of();
    }

    private static @Nullable UserError check(OpenOrder order, RefundInput input) {
        if (input.reason() != null && input.reason().length() > LONGEST_REASON) {
            return UserError.of(Code.TOO_LONG, "A reason has at most 500 characters.", "input", "reason");
        }
        if (input.delivery() && order.row().deliveryCredited()) {
            return UserError.of(Code.WRONG_STATE, "The delivery was taken back already.", "input", "delivery");
        }
        if (input.amount() != null && input.amount().stripTrailingZeros().scale() > decimals(order)) {
            String message = "An amount has at most the decimals of " + order.row().currency() + ".";
            return UserError.of(Code.INVALID, message, "input", "amount");
        }
        return null;
    }

    private static int decimals(OpenOrder order) {
        return Math.max(0, currency(order).getDefaultFractionDigits());
    }

    private static Currency currency(OpenOrder order) {
        return Currency.getInstance(order.row().currency());
    }

    private static Map<String, Object> detail(LinePieces pieces, RefundInput input, long total) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("amountMinor", total);
        detail.put("pieces", pieces.count());
        detail.put("delivery", input.delivery());
        detail.put("restock", input.restock());
        if (input.reason() != null) {
            detail.put("reason", input.reason());
        }
        return detail;
    }
}
