package io.quelyos.persistence.order.returns;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to send goods back, and what became of it.
 *
 * @param state REQUESTED, APPROVED, REJECTED, RECEIVED or CANCELLED
 * @param note the buyer's words
 * @param answer the staff's words
 */
public record ReturnRow(
    UUID id,
    UUID orderId,
    long number,
    String state,
    @Nullable String note,
    @Nullable String answer,
    OffsetDateTime requestedAt,
    @Nullable OffsetDateTime decidedAt,
    @Nullable OffsetDateTime receivedAt
) {
    /** The columns of this record, of a table called r. */
    static final String COLUMNS =
        "r.id, r.order_id, r.number, r.state, r.note, r.answer, r.requested_at, r.decided_at, r.received_at";
}
