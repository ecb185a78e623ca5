package io.quelyos.bff.order.letter;

import io.quelyos.bff.graphql.type.Money;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Writes amounts as people of a language read them. */
public final class LetterAmounts {

    private final NumberFormat format;
    private final Currency currency;

    public LetterAmounts(Locale locale, Currency currency) {
        this.currency = currency;
        this.format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
    }

    /** An amount with its currency's sign. */
    public String write(long minor) {
        return format.format(Money.ofMinor(minor, currency).amount());
    }
}
