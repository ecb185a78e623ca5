package io.quelyos.bff.payment;

/** What came of noting that money came by a way that only staff see. Amounts are in minor units. */
public sealed interface ReceiptOutcome {
    /** It is noted. */
    record Noted() implements ReceiptOutcome {}

    /**
     * Nothing is noted, because less is awaited by such ways.
     *
     * @param awaitedMinor what is still awaited
     */
    record NotAwaited(long awaitedMinor) implements ReceiptOutcome {}
}
