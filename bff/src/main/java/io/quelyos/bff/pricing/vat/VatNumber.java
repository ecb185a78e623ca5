package io.quelyos.bff.pricing.vat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number under which a business is registered for VAT in the European Union. It has its country's form and, where the
 * country publishes how to check it (FR, BE, DE, LU, IT, ES, NL), its check digits are right. Whether it was ever issued
 * is known to the country alone.
 *
 * @param countryCode ISO 3166-1 alpha-2; GR for Greece, whose numbers begin with EL
 * @param number without the country's letters, upper-case, without separators
 */
public record VatNumber(String countryCode, String number) {
    /** Forms as the European Commission lists them for VIES, by the letters in front. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
        form("AT", "U\\d{8}"),
        form("BE", "[01]\\d{9}"),
        form("BG", "\\d{9,10}"),
        form("CY", "\\d{8}[A-Z]"),
        form("CZ", "\\d{8,10}"),
        form("DE", "[1-9]\\d{8}"),
        form("DK", "\\d{8}"),
        form("EE", "\\d{9}"),
        form("EL", "\\d{9}"),
        form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
        form("FI", "\\d{8}"),
        form("FR", "[0-9A-HJ-NP-Z]{2}\\d{9}"),
        form("HR", "\\d{11}"),
        form("HU", "\\d{8}"),
        form("IE", "\\d[0-9A-Z+*]\\d{5}[A-W]|\\d{7}[A-W][A-I]"),
        form("IT", "\\d{11}"),
        form("LT", "\\d{9}|\\d{12}"),
        form("LU", "\\d{8}"),
        form("LV", "\\d{11}"),
        form("MT", "\\d{8}"),
        form("NL", "[0-9A-Z+*]{9}B\\d{2}"),
        form("PL", "\\d{10}"),
        form("PT", "\\d{9}"),
        form("RO", "\\d{2,10}"),
        form("SE", "\\d{10}01"),
        form("SI", "\\d{8}"),
        form("SK", "\\d{10}")
    );
    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-]");
    private static final int LONGEST_TYPED = 40;
    private static final String GREECE = "GR";
    private static final String GREEK_LETTERS = "EL";

    /**
     * Reads a number as people write it, with its country's letters in front; spaces, dots and hyphens do not matter.
     *
     * @return nothing where it has no country's form, or wrong check digits
     */
    public static Optional<VatNumber> parse(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String text = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        if (text.length() < 3) {
            return Optional.empty();
        }
        String letters = text.substring(0, 2);
        String number = text.substring(2);
        Pattern form = FORMS.get(letters);
        boolean isRight = form != null && form.matcher(number).matches() && VatChecks.isRight(letters, number);
        return isRight
            ? Optional.of(new VatNumber(letters.equals(GREEK_LETTERS) ? GREECE : letters, number))
            : Optional.empty();
    }

    /** The number as people write it, with its country's letters in front and without separators. */
    public String text() {
        return (countryCode.equals(GREECE) ? GREEK_LETTERS : countryCode) + number;
    }

    /** Whether a country is a member of the European Union. */
    public static boolean isInUnion(String countryCode) {
        return countryCode.equals(GREECE) || (FORMS.containsKey(countryCode) && !countryCode.equals(GREEK_LETTERS));
    }

    private static Map.Entry<String, Pattern> form(String letters, String pattern) {
        return Map.entry(letters, Pattern.compile(pattern));
    }
}
