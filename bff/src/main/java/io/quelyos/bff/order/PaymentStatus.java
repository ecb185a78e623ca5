package io.quelyos.bff.order;

/** The schema's enum OrderPaymentStatus: where an order's money stands. */
public enum PaymentStatus {
    UNPAID,
    AUTHORISED,
    PARTLY_PAID,
    PAID,
    PARTLY_REFUNDED,
    REFUNDED,
}
