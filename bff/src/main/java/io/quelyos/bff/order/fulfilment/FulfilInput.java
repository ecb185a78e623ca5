package io.quelyos.bff.order.fulfilment;

import io.quelyos.bff.order.line.LinePieces;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeOrderFulfilInput. */
record FulfilInput(
    @Nullable List<LinePieces.Input> lines,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable URL trackingUrl
) {
    Tracking tracking() {
        return new Tracking(carrier, trackingNumber, trackingUrl);
    }
}
