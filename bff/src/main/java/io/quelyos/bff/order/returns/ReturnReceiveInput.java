package io.quelyos.bff.order.returns;

import io.quelyos.bff.order.line.LinePieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeOrderReturnReceiveInput. */
record ReturnReceiveInput(@Nullable List<LinePieces.Input> lines, boolean restock, boolean refund) {}
