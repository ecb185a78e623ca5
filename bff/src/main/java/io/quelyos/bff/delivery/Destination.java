package io.quelyos.bff.delivery;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where goods go, as far as the price of bringing them depends on it.
 *
 * @param countryCode by ISO 3166-1, as FR
 * @param regionCode by ISO 3166-2, as FR-20R; null where unknown
 * @param postalCode null where unknown
 */
public record Destination(String countryCode, @Nullable String regionCode, @Nullable String postalCode) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final int LONGEST_POSTAL_CODE = 20;

    public Destination {
        if (!isCountry(countryCode)) {
            throw new IllegalArgumentException("not a country's code: " + countryCode);
        }
    }

    /** Whether a text has the form of a country's code. */
    public static boolean isCountry(String text) {
        return COUNTRY.matcher(text).matches();
    }

    /** Whether a text has the form of the code of a region of a country. */
    public static boolean isRegion(String text, String countryCode) {
        return REGION.matcher(text).matches() && text.startsWith(countryCode + "-");
    }

    /** Whether a text can be a postal code. */
    public static boolean isPostalCode(String text) {
        return (
            !text.isBlank() &&
            text.length() <= LONGEST_POSTAL_CODE &&
            text.chars().noneMatch(character -> Character.isISOControl(character))
        );
    }

    /** A postal code, or the beginning of one, as it is compared: in capitals and without what only makes it readable. */
    public static String comparable(String postalCode) {
        return postalCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }
}
