package io.quelyos.bff.market;

import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.persistence.market.TenantCurrencyRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * How amounts of the tenant's own currency become amounts of another: exactly, halves to the even neighbour. The
 * database's function {@code convert_price} reckons prices the same way for lists.
 *
 * @param minorRate how many of its minor units one minor unit of the tenant's own currency is worth
 * @param stepMinor prices are a multiple of it plus the ending
 * @param endingMinor less than the step
 */
public record CurrencyRule(Currency currency, BigDecimal minorRate, long stepMinor, long endingMinor) {
    private static final BigDecimal CEILING = BigDecimal.valueOf(PriceLimit.MAXIMUM_MINOR);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public CurrencyRule {
        if (minorRate.signum() <= 0) {
            throw new IllegalArgumentException("a rate is more than nothing, not " + minorRate);
        }
        if (stepMinor < 1 || endingMinor < 0 || endingMinor >= stepMinor) {
            throw new IllegalArgumentException("no step and ending: " + stepMinor + ", " + endingMinor);
        }
    }

    static CurrencyRule of(TenantCurrencyRow row) {
        return new CurrencyRule(
            Currency.getInstance(row.currency()),
            row.minorRate(),
            row.stepMinor(),
            row.endingMinor()
        );
    }

    /**
     * A price in this currency: the nearest that the step and the ending allow. What costs something never becomes
     * free, and nothing costs more than {@link PriceLimit#MAXIMUM_MINOR}.
     *
     * @param baseMinor minor units of the tenant's own currency
     * @return minor units of this currency
     */
    public long convertPrice(long baseMinor) {
        if (baseMinor == 0) {
            return 0;
        }
        BigDecimal step = BigDecimal.valueOf(stepMinor);
        BigDecimal above = exact(baseMinor).subtract(BigDecimal.valueOf(endingMinor)).max(BigDecimal.ZERO).min(CEILING);
        BigDecimal[] whole = above
            .divideToIntegralValue(step)
            .setScale(0, RoundingMode.UNNECESSARY)
            .divideAndRemainder(TWO);
        long steps = whole[0].multiply(TWO).add(whole[1]).longValueExact();
        int half = above.remainder(step).multiply(TWO).compareTo(step);
        boolean isOdd = whole[1].signum() != 0;
        long nearest = half > 0 || (half == 0 && isOdd) ? steps + 1 : steps;
        long price = Math.max(nearest, endingMinor == 0 ? 1 : 0) * stepMinor + endingMinor;
        return Math.min(price, PriceLimit.MAXIMUM_MINOR);
    }

    /**
     * An amount of this currency in the tenant's own.
     *
     * @param minor minor units of this currency
     * @return minor units of the tenant's own currency
     */
    public long baseOf(long minor) {
        return BigDecimal.valueOf(minor).divide(minorRate, 0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /**
     * Any other amount in this currency, such as what delivery costs or from where on it is free: to the minor unit,
     * and as prices no more than {@link PriceLimit#MAXIMUM_MINOR}, below zero no less than its opposite.
     *
     * @param baseMinor minor units of the tenant's own currency; may be negative
     * @return minor units of this currency
     */
    public long convertAmount(long baseMinor) {
        return exact(baseMinor).max(CEILING.negate()).min(CEILING).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    private BigDecimal exact(long baseMinor) {
        return BigDecimal.valueOf(baseMinor).multiply(minorRate);
    }
}
