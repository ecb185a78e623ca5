package io.quelyos.bff.productcsv;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.productcsv.RowError.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row as what they should be; notes what they are not. A refused cell reads as an empty one. */
final class CellReader {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int URL_CHARACTERS = 2048;
    private static final BigDecimal GRAMS_AT_MOST = BigDecimal.valueOf(100_000_000);
    private static final Map<String, BigDecimal> GRAMS_PER_UNIT = Map.of(
        "g",
        BigDecimal.ONE,
        "kg",
        BigDecimal.valueOf(1000),
        "lb",
        new BigDecimal("453.59237"),
        "oz",
        new BigDecimal("28.349523125")
    );

    private final CsvRow row;
    private final List<RowError> found;

    CellReader(CsvRow row, List<RowError> found) {
        this.row = row;
        this.found = found;
    }

    @Nullable
    String text(Column column, int charactersAtMost) {
        String text = row.text(column);
        if (text != null && text.length() > charactersAtMost) {
            refuse(
                column,
                Code.VALUE_TOO_LONG,
                "The value has " + text.length() + " characters; " + charactersAtMost + " are the most."
            );
            return null;
        }
        return text;
    }

    @Nullable
    Boolean bool(Column column) {
        return oneOf(column, Map.of("true", true, "false", false));
    }

    /** Reads one of some words, whatever their case. */
    <T> @Nullable T oneOf(Column column, Map<String, T> meanings) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        T meaning = meanings.get(text.toLowerCase(Locale.ROOT));
        if (meaning == null) {
            refuse(
                column,
                Code.VALUE_NOT_ALLOWED,
                "The value must be one of: " + String.join(", ", meanings.keySet().stream().sorted().toList()) + "."
            );
        }
        return meaning;
    }

    @Nullable
    Integer integer(Column column, int least, int most) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (!INTEGER.matcher(text).matches()) {
            refuse(column, Code.NUMBER_INVALID, "The value must be a whole number, in digits only.");
            return null;
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            refuse(column, Code.NUMBER_OUT_OF_RANGE, "The value must be from " + least + " to " + most + ".");
            return null;
        }
        return Math.toIntExact(number);
    }

    /** Reads an amount into minor units. */
    @Nullable
    Long money(Column column, Currency currency, long minorAtMost) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            refuse(
                column,
                Code.PRICE_INVALID,
                "Write the amount in digits with a dot before the decimals, without" +
                    " currency and thousands separators, as 1234.50."
            );
            return null;
        }
        var amount = new BigDecimal(text);
        if (amount.signum() < 0) {
            refuse(column, Code.PRICE_NEGATIVE, "The amount must not be below zero.");
            return null;
        }
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals) {
            refuse(
                column,
                Code.PRICE_TOO_PRECISE,
                "Amounts in " + currency + " have at most " + decimals + " decimals."
            );
            return null;
        }
        if (amount.movePointRight(decimals).compareTo(BigDecimal.valueOf(minorAtMost)) > 0) {
            refuse(
                column,
                Code.PRICE_TOO_LARGE,
                "The amount must not be above " + BigDecimal.valueOf(minorAtMost, decimals).toPlainString() + "."
            );
            return null;
        }
        return Money.toMinor(amount, currency);
    }

    /** Reads a weight into whole grams, half to even; the unit's column tells how to show it, but is checked as well. */
    @Nullable
    Integer weight() {
        BigDecimal unit = oneOf(Column.WEIGHT_UNIT, GRAMS_PER_UNIT);
        if (row.text(Column.GRAMS) != null) {
            return grams(Column.GRAMS, BigDecimal.ONE);
        }
        return grams(Column.WEIGHT, unit == null ? BigDecimal.ONE : unit);
    }

    @Nullable
    String url(Column column) {
        String text = text(column, URL_CHARACTERS);
        if (text == null || isWebAddress(text)) {
            return text;
        }
        refuse(column, Code.URL_INVALID, "The value must be a web address that begins with http:// or https://.");
        return null;
    }

    void refuse(Column column, Code code, String message) {
        found.add(new RowError(row.number(), row.header().nameOf(column), code, message, row.text(column)));
    }

    private @Nullable Integer grams(Column column, BigDecimal unit) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            refuse(
                column,
                Code.NUMBER_INVALID,
                "The weight must be a number, in digits with a dot before the decimals."
            );
            return null;
        }
        BigDecimal grams = new BigDecimal(text).multiply(unit).setScale(0, RoundingMode.HALF_EVEN);
        if (grams.signum() < 0 || grams.compareTo(GRAMS_AT_MOST) > 0) {
            refuse(column, Code.NUMBER_OUT_OF_RANGE, "The weight must be from 0 to " + GRAMS_AT_MOST + " grams.");
            return null;
        }
        return grams.intValueExact();
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = new URI(text);
            String scheme = address.getScheme();
            return (
                scheme != null &&
                SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) &&
                address.getHost() != null &&
                address.getUserInfo() == null
            );
        } catch (URISyntaxException exception) {
            return false;
        }
    }
}
