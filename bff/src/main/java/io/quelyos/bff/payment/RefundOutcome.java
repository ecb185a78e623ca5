package io.quelyos.bff.payment;

/** What came of giving money back. Amounts are in minor units of the order's currency. */
public sealed interface RefundOutcome {
    /**
     * It is given back, or will be as soon as the provider does it.
     *
     * @param settledMinor what went back already: to gift cards, and by ways that staff see to
     * @param requestedMinor what the provider of card payments is asked for; the order's history tells what came of it
     */
    record Accepted(long settledMinor, long requestedMinor) implements RefundOutcome {}

    /**
     * Nothing is given back, because there is less.
     *
     * @param refundableMinor what is there and not on its way back yet
     */
    record Exceeded(long refundableMinor) implements RefundOutcome {}
}
