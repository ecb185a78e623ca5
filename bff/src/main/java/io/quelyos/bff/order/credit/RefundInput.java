package io.quelyos.bff.order.credit;

import io.quelyos.bff.order.line.LinePieces;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeOrderRefundInput. */
record RefundInput(
    @Nullable BigDecimal amount,
    @Nullable List<LinePieces.Input> lines,
    boolean delivery,
    boolean restock,
    @Nullable String reason
) {}
