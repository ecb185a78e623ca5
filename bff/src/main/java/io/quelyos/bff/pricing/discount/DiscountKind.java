package io.quelyos.bff.pricing.discount;

/** The ways in which a promotion makes something cheaper. */
public enum DiscountKind {
    /** A part of the price. */
    PERCENTAGE,
    /** A share of one amount. */
    AMOUNT,
    /** An amount per piece. */
    AMOUNT_EACH,
    /** A fixed price per piece. */
    FIXED_PRICE,
    /** Pieces that come with others. */
    BUY_X_GET_Y,
    /** The delivery for nothing. */
    FREE_DELIVERY,
}
