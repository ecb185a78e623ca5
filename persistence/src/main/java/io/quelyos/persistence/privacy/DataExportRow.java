package io.quelyos.persistence.privacy;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of what is known of a customer, without its content.
 *
 * @param readyAt null until it is made
 */
public record DataExportRow(
    UUID id,
    UUID customerId,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime readyAt,
    OffsetDateTime expiresAt
) {
    /** The columns of this record, of a table called e. */
    static final String COLUMNS = "e.id, e.customer_id, e.created_at, e.ready_at, e.expires_at";
}
