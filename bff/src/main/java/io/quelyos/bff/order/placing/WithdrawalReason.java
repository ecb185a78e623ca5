package io.quelyos.bff.order.placing;

/** Why an order ended before it was placed. */
public enum WithdrawalReason {
    PAYMENT_FAILED,
    PAYMENT_EXPIRED,
    OUT_OF_STOCK,
    BUYER,
    STAFF,
    FRAUD,
}
