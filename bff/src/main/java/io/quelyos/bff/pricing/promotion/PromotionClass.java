package io.quelyos.bff.pricing.promotion;

/** What a promotion makes cheaper. Classes take effect in this order, each on what the ones before left. */
public enum PromotionClass {
    /** Single pieces or chosen lines. */
    PRODUCT,
    /** The whole basket. */
    ORDER,
    /** The delivery. */
    DELIVERY,
}
