package io.quelyos.persistence.payment;

/** Where a payment stands. */
public enum PaymentState {
    /** The provider has not been asked yet. */
    CREATED,
    /** The provider was asked and has not answered; it is asked again under the same key. */
    UNKNOWN,
    /** The buyer has something to do: enter a card, confirm at the bank. */
    ACTION_REQUIRED,
    /** It is on its way, or awaited. */
    PENDING,
    /** The money is held and not taken yet. */
    AUTHORISED,
    CAPTURED,
    FAILED,
    VOIDED;

    /** Whether nothing more can come of it. */
    public boolean isEnded() {
        return this == FAILED || this == VOIDED;
    }

    /** Whether money is held or was taken. */
    public boolean isSecured() {
        return this == AUTHORISED || this == CAPTURED;
    }
}
