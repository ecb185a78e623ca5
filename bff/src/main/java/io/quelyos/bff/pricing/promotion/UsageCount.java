package io.quelyos.bff.pricing.promotion;

/**
 * How often something was used.
 *
 * @param total by everybody together
 * @param byCustomer by the basket's buyer; 0 for a guest
 */
public record UsageCount(long total, long byCustomer) {
    /** Never. */
    public static final UsageCount NONE = new UsageCount(0, 0);
}
