package io.quelyos.bff.order.credit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.letter.OrderLetters;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.bff.order.line.LineShare;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderLineRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows when pieces are not to be sent: the lines, the ledger, the shelf, the money and the letter. */
@Component
final class CancelledPieces {

    private final OrderLineMapper lines;
    private final Crediting crediting;
    private final Restocking restocking;
    private final OrderEnding ending;
    private final OrderTimeline timeline;
    private final OrderLetters letters;

    CancelledPieces(
        OrderLineMapper lines,
        Crediting crediting,
        Restocking restocking,
        OrderEnding ending,
        OrderTimeline timeline,
        OrderLetters letters
    ) {
        this.lines = lines;
        this.crediting = crediting;
        this.restocking = restocking;
        this.ending = ending;
        this.timeline = timeline;
        this.letters = letters;
    }

    /**
     * How pieces are cancelled.
     *
     * @param reason as the schema's enum OrderCancelReason
     * @param isRestocked whether they go back on their shelves
     * @param isRefunded whether what is owed to the buyer then is given back
     */
    record Terms(String reason, boolean isRestocked, boolean isRefunded, @Nullable String note) {}

    void cancel(TenantContext context, OpenOrder order, LinePieces pieces, Terms terms) {
        boolean isWhole = isWhole(order, pieces);
        List<LineShare> shares = pieces
            .pieces()
            .entrySet()
            .stream()
            .map(each -> LineShare.next(each.getKey(), each.getValue()))
            .toList();
        pieces.pieces().forEach((line, quantity) -> lines.addCancelled(line.id(), quantity));
        boolean isWithDelivery = isWhole && !order.row().deliveryCredited();
        Credit credit = new Credit(order.row(), shares, isWithDelivery, 0);
        crediting.book(context, order, credit);
        record(context, order, pieces, terms, isWhole);
        if (terms.isRestocked()) {
            restocking.putBack(context, order, pieces);
        }
        if (isWhole) {
            ending.end(context, order.id(), terms.reason());
        }
        long refunded = terms.isRefunded() ? crediting.settleCredit(context, order.id(), terms.note()) : 0;
        letters.cancelled(context, order.row(), pieces, isWhole, terms.reason(), refunded);
    }

    /** Whether nothing is left of the order then, and nothing of it was ever sent. */
    private static boolean isWhole(OpenOrder order, LinePieces pieces) {
        boolean isAllOpen = order.lines().stream().mapToInt(OrderLineRow::openQuantity).sum() == pieces.count();
        return (
            isAllOpen &&
            order
                .lines()
                .stream()
                .allMatch(line -> line.fulfilledQuantity() == 0)
        );
    }

    private void record(TenantContext context, OpenOrder order, LinePieces pieces, Terms terms, boolean isWhole) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("pieces", pieces.count());
        detail.put("whole", isWhole);
        detail.put("reason", terms.reason());
        if (terms.note() != null) {
            detail.put("note", terms.note());
        }
        timeline.record(context, order.id(), OrderEventKind.CANCELLED, detail);
    }
}
