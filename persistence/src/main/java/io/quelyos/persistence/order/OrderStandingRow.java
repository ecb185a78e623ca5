package io.quelyos.persistence.order;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is under way with an order. Amounts are in minor units.
 *
 * @param authorisedMinor held for the order and not taken yet
 * @param refundingMinor on its way back to the buyer
 * @param awaitedMinor awaited by bank transfer or at the door
 * @param paymentsUnanswered those that are not made yet, or of which something is asked that the provider did not answer
 * @param parcelsUnderWay sent and not delivered yet
 * @param announcedPieces pieces in returns that are requested or approved
 * @param deliveredAt when the last parcel so far arrived; null before the first
 */
public record OrderStandingRow(
    UUID orderId,
    long authorisedMinor,
    long refundingMinor,
    long awaitedMinor,
    int paymentsUnanswered,
    int parcelsUnderWay,
    int returnsRequested,
    int returnsApproved,
    int announcedPieces,
    @Nullable OffsetDateTime deliveredAt,
    boolean isInvoiced
) {}
