package io.quelyos.bff.order.returns;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.StaffStep;
import io.quelyos.bff.order.letter.OrderLetters;
import io.quelyos.persistence.order.returns.ReturnMapper;
import io.quelyos.persistence.order.returns.ReturnRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff decide about goods that are to come back. */
@Component
final class ReturnDecisions {

    private static final int LONGEST_ANSWER = 1_000;

    private final OrderDesk desk;
    private final ReturnMapper returns;
    private final ReturnContents contents;
    private final ReturnReceipt receipt;
    private final Reports reports;

    ReturnDecisions(
        OrderDesk desk,
        ReturnMapper returns,
        ReturnContents contents,
        ReturnReceipt receipt,
        Reports reports
    ) {
        this.desk = desk;
        this.returns = returns;
        this.contents = contents;
        this.receipt = receipt;
        this.reports = reports;
    }

    /** Tells everybody what was decided: history, audit trail and buyer. */
    @Component
    record Reports(OrderTimeline timeline, AuditTrail audit, OrderLetters letters) {}

    /** Lets the goods come back. */
    OrderChange approve(TenantContext context, String id, int version, String returnId, @Nullable String answer) {
        return decide(context, id, version, returnId, answer, true);
    }

    /** Does not let the goods come back. */
    OrderChange reject(TenantContext context, String id, int version, String returnId, @Nullable String answer) {
        return decide(context, id, version, returnId, answer, false);
    }

    private OrderChange decide(
        TenantContext context,
        String id,
        int version,
        String returnId,
        @Nullable String answer,
        boolean isApproved
    ) {
        String text = answer == null || answer.isBlank() ? null : answer.strip();
        if (text != null && text.length() > LONGEST_ANSWER) {
            UserError error = UserError.of(Code.TOO_LONG, "An answer has at most 1,000 characters.", "answer");
            return new OrderChange(null, List.of(error));
        }
        StaffStep step = isApproved ? StaffStep.APPROVE_RETURN : StaffStep.REJECT_RETURN;
        return desk.change(context, id, version, step, order -> {
            ReturnRow found = contents.find(order, returnId);
            if (found == null) {
                return notFound();
            }
            if (returns.updateDecided(found.id(), isApproved ? "APPROVED" : "REJECTED", text) == 0) {
                return wrongState(found);
            }
            tell(context, order, found, isApproved, text);
            return List.of();
        });
    }

    private void tell(
        TenantContext context,
        OpenOrder order,
        ReturnRow found,
        boolean isApproved,
        @Nullable String text
    ) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("number", found.number());
        if (text != null) {
            detail.put("answer", text);
        }
        OrderEventKind kind = isApproved ? OrderEventKind.RETURN_APPROVED : OrderEventKind.RETURN_REJECTED;
        reports.timeline().record(context, order.id(), kind, detail);
        String action = isApproved ? "order.approveReturn" : "order.rejectReturn";
        reports.audit().record(context, action, "order", order.id(), detail);
        String letter = isApproved ? "return-approved" : "return-rejected";
        reports.letters().returned(context, letter, order.row(), found.number(), contents.of(order, found), text);
    }

    /** The goods came back. */
    OrderChange receive(TenantContext context, String id, int version, String returnId, ReturnReceiveInput input) {
        if (input.refund() && !context.isAllowed(Permission.ORDER_REFUND)) {
            throw new ApiException(
                ApiErrorCode.FORBIDDEN,
                "Giving money back needs the permission ORDER_REFUND; receive with refund: false."
            );
        }
        return desk.change(context, id, version, StaffStep.RECEIVE_RETURN, order -> {
            ReturnRow found = contents.find(order, returnId);
            if (found == null) {
                return notFound();
            }
            return found.state().equals("APPROVED") ? receipt.receive(context, order, found, input) : wrongState(found);
        });
    }

    private static List<UserError> notFound() {
        return List.of(UserError.of(Code.NOT_FOUND, "The order has no such return.", "returnId"));
    }

    private static List<UserError> wrongState(ReturnRow found) {
        return List.of(UserError.of(Code.WRONG_STATE, "The return is " + found.state() + ".", "returnId"));
    }
}
