package io.quelyos.bff.pricing.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of amounts, rounded half-even to whole minor units. */
public final class Rounding {

    private Rounding() {}

    /**
     * {@code amount × numerator / denominator}, rounded half-even; the product may be larger than a long.
     *
     * @throws ArithmeticException when the result is larger than a long, or the denominator is zero
     */
    public static long part(long amount, long numerator, long denominator) {
        return BigDecimal.valueOf(amount)
            .multiply(BigDecimal.valueOf(numerator))
            .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_EVEN)
            .longValueExact();
    }
}
