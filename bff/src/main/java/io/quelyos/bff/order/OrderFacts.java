package io.quelyos.bff.order;

/**
 * All that decides what may be done with an order. Amounts are in minor units, pieces are those of all lines together.
 *
 * @param grossMinor what it was sold for
 * @param dueMinor what the buyer has to pay in all, after everything that was taken back
 * @param paidMinor what came in
 * @param refundedMinor what went back
 * @param authorisedMinor held for it and not taken yet
 * @param refundingMinor on its way back
 * @param awaitedMinor awaited by bank transfer or at the door
 * @param paymentsUnanswered those that are not made yet, or of which something is asked that the provider did not answer
 * @param openPieces still to be sent
 * @param sentPieces sent, those that came back among them
 * @param keptPieces sent and neither taken back nor announced to come back
 * @param parcelsUnderWay sent and not delivered yet
 * @param isReturnable whether the time for returns runs: something was delivered, and not too long ago
 */
public record OrderFacts(
    OrderStatus status,
    long grossMinor,
    long dueMinor,
    long paidMinor,
    long refundedMinor,
    long authorisedMinor,
    long refundingMinor,
    long awaitedMinor,
    int paymentsUnanswered,
    int openPieces,
    int sentPieces,
    int keptPieces,
    int parcelsUnderWay,
    int returnsRequested,
    int returnsApproved,
    boolean isReturnable,
    boolean isInvoiced
) {
    /** Above 0 what the buyer owes, below 0 what is owed to the buyer. */
    public long balanceMinor() {
        return dueMinor - paidMinor + refundedMinor;
    }

    /** What can go back at the most: what came in and is not back or on its way. */
    public long refundableMinor() {
        return paidMinor - refundedMinor - refundingMinor;
    }

    /** What is owed to the buyer and not on its way. */
    public long creditMinor() {
        return Math.max(0, -balanceMinor() - refundingMinor);
    }
}
