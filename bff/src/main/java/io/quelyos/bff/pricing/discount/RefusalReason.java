package io.quelyos.bff.pricing.discount;

/** Why a basket does not earn a promotion. */
public enum RefusalReason {
    /** There is no such code. */
    UNKNOWN,
    /** The basket names more codes than it may. */
    TOO_MANY_CODES,
    /** The coupon, or its promotion, is switched off. */
    INACTIVE,
    /** It begins later. */
    NOT_YET,
    /** It is over. */
    EXPIRED,
    /** It is for amounts in another currency. */
    WRONG_CURRENCY,
    /** It is for another customer, or for members of another group. */
    WRONG_CUSTOMER,
    /** It is counted per customer, and the buyer is a guest. */
    SIGN_IN_REQUIRED,
    /** It is for first orders. */
    NOT_FIRST_ORDER,
    /** It was used as often as it may be. */
    LIMIT_REACHED,
    /** This customer has used it as often as one customer may. */
    CUSTOMER_LIMIT_REACHED,
    /** No line is among those that it is about. */
    NO_MATCHING_LINE,
    /** The lines that it is about do not come to its threshold. */
    MINIMUM_NOT_REACHED,
    /** It pays the delivery, and none is chosen yet. */
    DELIVERY_NOT_CHOSEN,
    /** One with more priority stands on the basket and does not share it, or as many stand there as may. */
    NOT_COMBINABLE,
    /** There is nothing that it could make cheaper, or it would leave nothing to one with more priority. */
    NOTHING_LEFT,
}
