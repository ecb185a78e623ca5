package io.quelyos.bff.delivery;

/**
 * What is to be delivered, as far as the price depends on it.
 *
 * @param weightGrams of all that is sent
 * @param amountMinor what the goods cost, in minor units of the tenant's currency; before discounts, so that no coupon makes
 *     the delivery dearer
 */
public record Parcel(long weightGrams, long amountMinor) {
    /** What a visitor without goods has quoted. */
    public static final Parcel LIGHT = new Parcel(0, 0);

    public Parcel {
        if (weightGrams < 0 || amountMinor < 0) {
            throw new IllegalArgumentException("a parcel of " + weightGrams + " g and " + amountMinor);
        }
    }
}
