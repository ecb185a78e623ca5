package io.quelyos.bff.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts as Stripe counts them, there and back. */
class StripeAmountsTest {

    @ParameterizedTest
    @CsvSource({ "EUR, 1999, 1999", "JPY, 500, 500", "ISK, 5000, 500000", "MGA, 100000, 1000", "KWD, 12340, 12340" })
    void countsAsStripeDoes(String code, long minor, long stripe) {
        Currency currency = Currency.getInstance(code);
        assertThat(StripeAmounts.toStripe(minor, currency)).isEqualTo(stripe);
        assertThat(StripeAmounts.fromStripe(stripe, code.toLowerCase(Locale.ROOT))).isEqualTo(minor);
    }

    @Test
    void refusesWhatStripeHasNoAmountFor() {
        assertThat(StripeAmounts.canExpress(12_345, Currency.getInstance("KWD"))).isFalse();
        assertThat(StripeAmounts.canExpress(150, Currency.getInstance("MGA"))).isFalse();
        assertThat(StripeAmounts.canExpress(12_340, Currency.getInstance("KWD"))).isTrue();
    }
}
