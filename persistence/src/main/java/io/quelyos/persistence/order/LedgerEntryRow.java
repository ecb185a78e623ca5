package io.quelyos.persistence.order;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an order's ledger.
 *
 * @param amountMinor above 0 what the buyer owes more, below 0 what the buyer owes less
 * @param transactionId what was done with a payment; null for sales and adjustments
 */
public record LedgerEntryRow(
    UUID id,
    UUID orderId,
    String kind,
    long amountMinor,
    @Nullable UUID transactionId,
    OffsetDateTime createdAt
) {}
