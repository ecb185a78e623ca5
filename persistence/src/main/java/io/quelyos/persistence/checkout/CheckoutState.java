package io.quelyos.persistence.checkout;

/** Where a checkout stands. */
public enum CheckoutState {
    /** Its buyer is at it, and its pieces are kept. */
    OPEN,
    /** It became an order. */
    ORDERED,
    /** Its time is over and its pieces are free again; its buyer may go on, if there are still some. */
    EXPIRED,
    /** Its buyer gave it up. */
    CANCELLED,
}
