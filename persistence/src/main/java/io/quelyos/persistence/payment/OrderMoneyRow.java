package io.quelyos.persistence.payment;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What whoever moves money must know of an order. Amounts are in minor units.
 *
 * @param number null until it is placed
 * @param paymentDueAt until when the money must be there; null where that is not limited
 */
public record OrderMoneyRow(
    UUID id,
    @Nullable Long number,
    String status,
    String currency,
    String locale,
    String email,
    @Nullable UUID customerId,
    @Nullable String guestSession,
    long grossMinor,
    long paidMinor,
    long refundedMinor,
    @Nullable OffsetDateTime paymentDueAt,
    OffsetDateTime createdAt
) {
    /** Whether it is not placed yet because its money is awaited. */
    public boolean isAwaitingPayment() {
        return status.equals("AWAITING_PAYMENT");
    }

    /** Whether it was ended. */
    public boolean isCancelled() {
        return status.equals("CANCELLED");
    }
}
