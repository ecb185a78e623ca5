package io.quelyos.bff.order.returns;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.BuyerStep;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.letter.OrderLetters;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.returns.ReturnLineRow;
import io.quelyos.persistence.order.returns.ReturnMapper;
import io.quelyos.persistence.order.returns.ReturnRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What buyers do about sending goods back. */
@Component
final class ReturnWishes {

    private static final int LONGEST_NOTE = 1_000;

    private final OrderDesk desk;
    private final ReturnMapper returns;
    private final OrderMapper orders;
    private final OrderTimeline timeline;
    private final OrderLetters letters;
    private final ReturnContents contents;

    ReturnWishes(
        OrderDesk desk,
        ReturnMapper returns,
        OrderMapper orders,
        OrderTimeline timeline,
        OrderLetters letters,
        ReturnContents contents
    ) {
        this.desk = desk;
        this.returns = returns;
        this.orders = orders;
        this.timeline = timeline;
        this.letters = letters;
        this.contents = contents;
    }

    /**
     * Asks to send pieces back that the buyer has and has not announced before.
     *
     * @param find finds the order, where it is this buyer's; null where it is not
     */
    OrderChange request(TenantContext context, Supplier<@Nullable UUID> find, ReturnRequestInput input) {
        String note = input.note() == null || input.note().isBlank() ? null : input.note().strip();
        if (note != null && (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0)) {
            UserError error = UserError.of(Code.TOO_LONG, "A note has at most 1,000 characters.", "input", "note");
            return new OrderChange(null, List.of(error));
        }
        return desk.change(context, BuyerStep.REQUEST_RETURN, find, order -> {
            Map<UUID, Integer> announced = contents.announced(order);
            LinePieces pieces = LinePieces.of(
                order,
                input.pieces(),
                line -> line.keptQuantity() - announced.getOrDefault(line.id(), 0),
                "input",
                "lines"
            );
            if (pieces.errors().isEmpty()) {
                write(context, order, pieces, input, note);
            }
            return pieces.errors();
        });
    }

    private void write(
        TenantContext context,
        OpenOrder order,
        LinePieces pieces,
        ReturnRequestInput input,
        @Nullable String note
    ) {
        Map<String, String> reasons = new HashMap<>();
        input.lines().forEach(line -> reasons.put(line.lineId(), line.reason().name()));
        UUID id = UuidCreator.getTimeOrderedEpoch();
        long number = orders.nextNumber("RETURN");
        returns.insert(id, order.id(), number, note);
        pieces.pieces().forEach((line, quantity) -> returns.insertLine(line(id, line, quantity, reasons)));
        timeline.record(
            context,
            order.id(),
            OrderEventKind.RETURN_REQUESTED,
            Map.of("number", number, "pieces", pieces.count())
        );
        letters.returned(context, "return-requested", order.row(), number, pieces, null);
    }

    private static ReturnLineRow line(UUID id, OrderLineRow line, int quantity, Map<String, String> reasons) {
        String reason = reasons.getOrDefault(GlobalId.encode("oln", line.id()), "OTHER");
        return new ReturnLineRow(id, line.id(), quantity, reason, 0);
    }

    /** Keeps the goods after all, as long as staff have not decided. */
    OrderChange withdraw(TenantContext context, Supplier<@Nullable UUID> find, String returnId) {
        return desk.change(context, BuyerStep.CANCEL_RETURN, find, order -> {
            ReturnRow found = contents.find(order, returnId);
            if (found == null) {
                return List.of(UserError.of(Code.NOT_FOUND, "The order has no such return.", "returnId"));
            }
            if (returns.updateDecided(found.id(), "CANCELLED", null) == 0) {
                String message = "It is " + found.state() + " already.";
                return List.of(UserError.of(Code.WRONG_STATE, message, "returnId"));
            }
            timeline.record(context, order.id(), OrderEventKind.RETURN_CANCELLED, Map.of("number", found.number()));
            return List.of();
        });
    }
}
