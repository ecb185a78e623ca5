package io.quelyos.persistence.payment;

/** What can be done with a payment. */
public enum PaymentTransactionKind {
    AUTHORISE,
    CAPTURE,
    REFUND,
    VOID,
}
