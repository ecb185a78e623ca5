package io.quelyos.bff.order.credit;

import io.quelyos.bff.order.line.LinePieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeOrderCancelInput. */
record CancelInput(
    @Nullable List<LinePieces.Input> lines,
    Reason reason,
    boolean restock,
    boolean refund,
    @Nullable String note
) {
    /** The schema's enum BackofficeOrderCancelReason. */
    enum Reason {
        OUT_OF_STOCK,
        BUYER,
        STAFF,
        FRAUD,
    }
}
