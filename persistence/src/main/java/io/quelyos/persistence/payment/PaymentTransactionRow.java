package io.quelyos.persistence.payment;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of a provider, or done without one.
 *
 * @param id the key under which the provider does it once
 * @param providerReference the provider's name for it; of what is requested too, once the provider took it on
 * @param state REQUESTED, SUCCEEDED or FAILED
 * @param attempt counts the keys: a provider keeps a failure under its key
 * @param reason staff's words, or the product's
 */
public record PaymentTransactionRow(
    UUID id,
    UUID paymentId,
    PaymentTransactionKind kind,
    String state,
    long amountMinor,
    @Nullable String providerReference,
    @Nullable String failureCode,
    @Nullable String reason,
    int attempt,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime settledAt
) {
    /** The columns of this record, of a table called t. */
    public static final String COLUMNS =
        "t.id, t.payment_id, t.kind, t.state, t.amount_minor, t.provider_reference, t.failure_code, t.reason," +
        " t.attempt, t.created_at, t.settled_at";

    /** Whether the answer is still awaited. */
    public boolean isRequested() {
        return state.equals("REQUESTED");
    }
}
