package io.quelyos.bff.payment.provider;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts as Stripe counts them, which is not always in the minor units of ISO 4217.
 *
 * @see <a href="https://docs.stripe.com/currencies#zero-decimal">Stripe, zero-decimal and special currencies</a>
 */
public final class StripeAmounts {

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "JPY",
        "KMF",
        "KRW",
        "MGA",
        "PYG",
        "RWF",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF"
    );
    private static final Set<String> WITH_THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    /** With three decimals the last one must be 0. */
    private static final int STEP_OF_THREE_DECIMALS = 10;

    private StripeAmounts() {}

    /** Whether Stripe can be asked for exactly this amount. */
    static boolean canExpress(long minor, Currency currency) {
        try {
            return toStripe(minor, currency) >= 0;
        } catch (ArithmeticException notExpressible) {
            return false;
        }
    }

    /**
     * An amount for Stripe.
     *
     * @param minor in the product's minor units
     * @throws ArithmeticException where Stripe has no such amount
     */
    static long toStripe(long minor, Currency currency) {
        String code = currency.getCurrencyCode();
        long amount = BigDecimal.valueOf(minor, currency.getDefaultFractionDigits())
            .movePointRight(decimals(code))
            .longValueExact();
        if (WITH_THREE_DECIMALS.contains(code) && amount % STEP_OF_THREE_DECIMALS != 0) {
            throw new ArithmeticException("Stripe takes " + code + " in steps of 0.010 only");
        }
        return amount;
    }

    /**
     * An amount from Stripe, in the product's minor units.
     *
     * @param code the currency's code as Stripe writes it, in small letters
     * @throws ArithmeticException where the product has no such amount
     */
    public static long fromStripe(long amount, String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        return BigDecimal.valueOf(amount, decimals(upper))
            .movePointRight(Currency.getInstance(upper).getDefaultFractionDigits())
            .longValueExact();
    }

    private static int decimals(String code) {
        if (WITHOUT_DECIMALS.contains(code)) {
            return 0;
        }
        return WITH_THREE_DECIMALS.contains(code) ? 3 : 2;
    }
}
