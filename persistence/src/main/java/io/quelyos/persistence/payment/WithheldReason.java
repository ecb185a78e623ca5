package io.quelyos.persistence.payment;

/** Why a provider is not asked about a payment. */
public enum WithheldReason {
    /** The tenant is a copy, and the payment is its original's; only the original may ask. */
    INHERITED,
    /** The tenant speaks to nobody outside until an operator lets it. */
    OUTGOING_OFF,
}
