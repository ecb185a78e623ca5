package io.quelyos.bff.order.returns;

import io.quelyos.bff.order.line.LinePieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input ShopOrderReturnInput. */
record ReturnRequestInput(List<Line> lines, @Nullable String note) {
    /** The schema's input ShopOrderReturnLineInput. */
    record Line(String lineId, int quantity, Reason reason) {}

    /** The schema's enum OrderReturnReason. */
    enum Reason {
        WRONG_SIZE,
        NOT_AS_DESCRIBED,
        DAMAGED,
        WRONG_ITEM,
        TOO_LATE,
        CHANGED_MIND,
        OTHER,
    }

    List<LinePieces.Input> pieces() {
        return lines
            .stream()
            .map(line -> new LinePieces.Input(line.lineId(), line.quantity()))
            .toList();
    }
}
