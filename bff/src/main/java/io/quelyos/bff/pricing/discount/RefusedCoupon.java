package io.quelyos.bff.pricing.discount;

/**
 * A code that did nothing for the basket.
 *
 * @param code normalised
 */
public record RefusedCoupon(String code, Refusal refusal) {}
