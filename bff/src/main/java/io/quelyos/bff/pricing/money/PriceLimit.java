package io.quelyos.bff.pricing.money;

/**
 * The one limit of all prices. With the most pieces of a line and the most lines of a basket it keeps every sum
 * within a {@code long}: 500 lines of 20,000 pieces at 10^11 are 10^18, and taxes would have to be eight times the
 * price to pass 9 × 10^18.
 */
public final class PriceLimit {

    /** The highest price of anything, in minor units: a thousand million euros. */
    public static final long MAXIMUM_MINOR = 100_000_000_000L;

    private PriceLimit() {}

    /** Whether an amount can be a price. */
    public static boolean allows(long minor) {
        return minor >= 0 && minor <= MAXIMUM_MINOR;
    }
}
