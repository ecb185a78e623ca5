package io.quelyos.bff.pricing.discount;

import org.jspecify.annotations.Nullable;

/**
 * What a discount was reckoned from: the parts of a sentence such as "1 of 3 pieces at 100% off".
 *
 * @param quantity the pieces that got cheaper; 0 for a delivery
 * @param baseMinor what the discount was reckoned from: what earlier discounts had left, in minor units; of the pieces that
 *     got cheaper, or of all lines together where one amount or part was shared out over them
 * @param basisPoints the part, in hundredths of a percent; null for amounts and fixed prices
 * @param amountMinor the promotion's amount or fixed price in minor units; null for parts
 * @param buyQuantity the pieces to buy for each set; null unless some come with others
 * @param rewardQuantity the pieces that come with them; null unless some do
 */
public record Explanation(
    DiscountKind kind,
    int quantity,
    long baseMinor,
    @Nullable Integer basisPoints,
    @Nullable Long amountMinor,
    @Nullable Integer buyQuantity,
    @Nullable Integer rewardQuantity
) {
    static Explanation ofPart(DiscountKind kind, int quantity, long baseMinor, int basisPoints) {
        return new Explanation(kind, quantity, baseMinor, basisPoints, null, null, null);
    }

    static Explanation ofAmount(DiscountKind kind, int quantity, long baseMinor, long amountMinor) {
        return new Explanation(kind, quantity, baseMinor, null, amountMinor, null, null);
    }
}
