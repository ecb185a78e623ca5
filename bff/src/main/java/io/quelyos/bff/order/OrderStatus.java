package io.quelyos.bff.order;

/** The schema's enum of the same name: where an order stands as a whole. */
public enum OrderStatus {
    /** Its buyer has not paid yet, and it is no order before. */
    AWAITING_PAYMENT,
    OPEN,
    /** Everything arrived, and nobody owes anybody anything. */
    COMPLETED,
    CANCELLED,
}
