package io.quelyos.bff.order.returns;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.credit.Credit;
import io.quelyos.bff.order.credit.Crediting;
import io.quelyos.bff.order.credit.Restocking;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.bff.order.line.LineShare;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.returns.ReturnMapper;
import io.quelyos.persistence.order.returns.ReturnRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes goods back that came: the lines, the ledger, the shelf, the money and the letter. */
@Component
final class ReturnReceipt {

    private final ReturnMapper returns;
    private final OrderLineMapper lines;
    private final ReturnContents contents;
    private final Crediting crediting;
    private final Restocking restocking;
    private final ReturnDecisions.Reports reports;

    ReturnReceipt(
        ReturnMapper returns,
        OrderLineMapper lines,
        ReturnContents contents,
        Crediting crediting,
        Restocking restocking,
        ReturnDecisions.Reports reports
    ) {
        this.returns = returns;
        this.lines = lines;
        this.contents = contents;
        this.crediting = crediting;
        this.restocking = restocking;
        this.reports = reports;
    }

    List<UserError> receive(TenantContext context, OpenOrder order, ReturnRow found, ReturnReceiveInput input) {
        LinePieces announced = contents.of(order, found);
        // What was refunded without a return meanwhile is not taken back a second time.
        LinePieces pieces = LinePieces.of(
            order,
            input.lines(),
            line -> Math.min(announced.pieces().getOrDefault(line, 0), line.keptQuantity()),
            "input",
            "lines"
        );
        if (!pieces.errors().isEmpty()) {
            return pieces.errors();
        }
        List<LineShare> shares = pieces
            .pieces()
            .entrySet()
            .stream()
            .map(each -> LineShare.next(each.getKey(), each.getValue()))
            .toList();
        returns.updateReceived(found.id());
        pieces.pieces().forEach((line, quantity) -> {
            returns.updateReceivedLine(found.id(), line.id(), quantity);
            lines.addReturned(line.id(), quantity);
        });
        crediting.book(context, order, new Credit(order.row(), shares, false, 0));
        report(context, order, found, pieces, input);
        if (input.restock()) {
            restocking.putBack(context, order, pieces);
        }
        if (input.refund()) {
            crediting.settleCredit(context, order.id(), "RETURN " + found.number());
        }
        return List.of();
    }

    private void report(
        TenantContext context,
        OpenOrder order,
        ReturnRow found,
        LinePieces pieces,
        ReturnReceiveInput input
    ) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("number", found.number());
        detail.put("pieces", pieces.count());
        detail.put("restock", input.restock());
        detail.put("refund", input.refund());
        reports.timeline().record(context, order.id(), OrderEventKind.RETURN_RECEIVED, detail);
        reports.audit().record(context, "order.receiveReturn", "order", order.id(), detail);
        reports.letters().returned(context, "return-received", order.row(), found.number(), pieces, null);
    }
}
