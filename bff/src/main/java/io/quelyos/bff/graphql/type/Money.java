package io.quelyos.bff.graphql.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money as clients see it. Inside the product an amount is a whole number of minor units.
 *
 * @param amount in major units, with exactly the currency's number of decimals
 */
public record Money(BigDecimal amount, Currency currency) {
    /**
     * Makes an amount of the database's minor units.
     *
     * @param minor cents, or yen where the currency has no smaller unit
     */
    public static Money ofMinor(long minor, Currency currency) {
        return new Money(BigDecimal.valueOf(minor, decimals(currency)), currency);
    }

    /** As {@link #ofMinor(long, Currency)}, where there may be no amount. */
    public static @Nullable Money ofNullableMinor(@Nullable Long minor, Currency currency) {
        return minor == null ? null : ofMinor(minor, currency);
    }

    /**
     * Reads an amount that a client sent.
     *
     * @return minor units
     * @throws ArithmeticException when it has more decimals than the currency, or is too large
     */
    public static long toMinor(BigDecimal amount, Currency currency) {
        return amount.setScale(decimals(currency), RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    private static int decimals(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
