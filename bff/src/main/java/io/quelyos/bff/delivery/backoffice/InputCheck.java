package io.quelyos.bff.delivery.backoffice;

import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.money.PriceLimit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, each error at its place; what cannot be read is replaced by something harmless. */
final class InputCheck {

    private static final int MOST_DAYS = 365;
    private final List<UserError> errors = new ArrayList<>();

    List<UserError> errors() {
        return errors;
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    void refuse(Code code, String message, String... path) {
        List<String> field = new ArrayList<>(List.of("input"));
        field.addAll(List.of(path));
        errors.add(new UserError.InvalidInput(code, message, field));
    }

    /** A text of one line that must be there. */
    String text(String text, int longest, String... path) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            refuse(Code.REQUIRED, "It must not be empty.", path);
        }
        if (stripped.length() > longest) {
            refuse(Code.TOO_LONG, "It has at most " + longest + " characters.", path);
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            refuse(Code.INVALID, "It has no control characters.", path);
        }
        return stripped;
    }

    /** A text that may have several lines, and may be missing. */
    @Nullable
    String longText(@Nullable String text, int longest, String... path) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest) {
            refuse(Code.TOO_LONG, "It has at most " + longest + " characters.", path);
        }
        if (text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\n')) {
            refuse(Code.INVALID, "It has no control characters but new lines.", path);
        }
        return text.strip();
    }

    String country(String text, String... path) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!Destination.isCountry(code)) {
            refuse(Code.INVALID, "A country is named by two letters, as FR.", path);
        }
        return code;
    }

    int position(@Nullable Integer position, String... path) {
        int value = position == null ? 0 : position;
        if (value < 0 || value > 10_000) {
            refuse(Code.INVALID, "A position is 0 to 10,000.", path);
        }
        return value;
    }

    /** How long something takes, which is not longer at the least than at the most. */
    void days(int minimum, int maximum) {
        if (minimum < 0 || maximum > MOST_DAYS || minimum > maximum) {
            refuse(Code.INVALID, "The days are 0 to " + MOST_DAYS + ", the fewest first.", "maximumDays");
        }
    }

    /** An amount of money that is not negative, in minor units. */
    long minor(BigDecimal amount, Currency currency, String... path) {
        try {
            long minor = Money.toMinor(amount, currency);
            if (PriceLimit.allows(minor)) {
                return minor;
            }
            refuse(Code.INVALID, "It must not be negative or larger than anything costs.", path);
        } catch (ArithmeticException exception) {
            refuse(Code.INVALID, "It has more decimals than " + currency + ", or is too large.", path);
        }
        return 0;
    }

    /** A weight in whole grams. */
    long grams(BigDecimal grams, String... path) {
        try {
            long value = grams.longValueExact();
            if (value >= 0 && value <= 1_000_000_000L) {
                return value;
            }
        } catch (ArithmeticException exception) {
            refuse(Code.INVALID, "A weight is a whole number of grams.", path);
            return 0;
        }
        refuse(Code.INVALID, "A weight is 0 to 1,000,000,000 grams.", path);
        return 0;
    }
}
