package io.quelyos.bff.market.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.market.TenantCurrencyRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
record BackofficeCurrencyInput(BigDecimal rate, @Nullable BigDecimal step, @Nullable BigDecimal ending) {
    private static final BigDecimal MAX_RATE = BigDecimal.valueOf(1_000_000);
    private static final int MAX_DECIMALS = 10;
    private static final long MAX_STEP_MINOR = 1_000_000_000;

    /** What is wrong with it; empty where nothing is. */
    List<UserError> problems(Currency currency) {
        List<UserError> problems = new ArrayList<>();
        if (rate.signum() <= 0 || rate.compareTo(MAX_RATE) > 0 || rate.stripTrailingZeros().scale() > MAX_DECIMALS) {
            problems.add(
                UserError.of(
                    Code.INVALID,
                    "A rate is more than 0 and at most 1,000,000, with up to 10 decimals.",
                    "input",
                    "rate"
                )
            );
        }
        Long stepMinor = step == null ? Long.valueOf(1) : minor(step, currency);
        if (stepMinor == null || stepMinor < 1 || stepMinor > MAX_STEP_MINOR) {
            problems.add(
                UserError.of(Code.INVALID, "A step is an amount of the currency, more than nothing.", "input", "step")
            );
        }
        Long endingMinor = ending == null ? Long.valueOf(0) : minor(ending, currency);
        boolean isBelowStep = endingMinor != null && endingMinor >= 0 && (stepMinor == null || endingMinor < stepMinor);
        if (!isBelowStep) {
            problems.add(
                UserError.of(Code.INVALID, "An ending is an amount of the currency below the step.", "input", "ending")
            );
        }
        return problems;
    }

    /**
     * The row of an input without problems.
     *
     * @param base the tenant's own currency
     */
    TenantCurrencyRow row(Currency base, Currency currency, int version) {
        int shift = currency.getDefaultFractionDigits() - Math.max(0, base.getDefaultFractionDigits());
        return new TenantCurrencyRow(
            currency.getCurrencyCode(),
            rate,
            rate.scaleByPowerOfTen(shift),
            step == null ? 1 : Money.toMinor(step, currency),
            ending == null ? 0 : Money.toMinor(ending, currency),
            version
        );
    }

    private static @Nullable Long minor(BigDecimal amount, Currency currency) {
        try {
            return Money.toMinor(amount, currency);
        } catch (ArithmeticException tooExactOrTooLarge) {
            return null;
        }
    }
}
