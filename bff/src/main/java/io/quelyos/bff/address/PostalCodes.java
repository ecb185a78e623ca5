package io.quelyos.bff.address;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of postal codes, by the Universal Postal Union's descriptions of the countries' addresses. A country that is
 * not here has any code or none.
 */
final class PostalCodes {

    private static final int LONGEST = 20;
    private static final Pattern ANY = Pattern.compile("[A-Z0-9]([A-Z0-9 -]*[A-Z0-9])?");
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
        form("AT", "[1-9]\\d{3}"),
        form("AU", "\\d{4}"),
        form("BE", "[1-9]\\d{3}"),
        form("BG", "[1-9]\\d{3}"),
        form("CA", "[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d"),
        form("CH", "[1-9]\\d{3}"),
        form("CZ", "[1-7]\\d{2} ?\\d{2}"),
        form("DE", "\\d{5}"),
        form("DK", "\\d{4}"),
        form("EE", "\\d{5}"),
        form("ES", "(0[1-9]|[1-4]\\d|5[0-2])\\d{3}"),
        form("FI", "\\d{5}"),
        form("FR", "\\d{5}"),
        form("GB", "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}"),
        form("GF", "973\\d{2}"),
        form("GP", "971\\d{2}"),
        form("GR", "[1-8]\\d{2} ?\\d{2}"),
        form("HR", "[1-5]\\d{4}"),
        form("HU", "[1-9]\\d{3}"),
        form("IT", "\\d{5}"),
        form("LT", "(LT-)?\\d{5}"),
        form("LU", "(L-)?[1-9]\\d{3}"),
        form("LV", "LV-\\d{4}"),
        form("MC", "980\\d{2}"),
        form("MQ", "972\\d{2}"),
        form("NL", "[1-9]\\d{3} ?[A-Z]{2}"),
        form("NO", "\\d{4}"),
        form("PL", "\\d{2}-\\d{3}"),
        form("PT", "[1-9]\\d{3}-\\d{3}"),
        form("RE", "974\\d{2}"),
        form("RO", "\\d{6}"),
        form("SE", "[1-9]\\d{2} ?\\d{2}"),
        form("SI", "(SI-)?[1-9]\\d{3}"),
        form("SK", "[089]\\d{2} ?\\d{2}"),
        form("US", "\\d{5}(-\\d{4})?"),
        form("YT", "976\\d{2}")
    );

    /** Where letters do not arrive without the region. */
    private static final Set<String> WITH_REGION = Set.of("AU", "CA", "US");

    private PostalCodes() {}

    /** A code as it is kept: in capitals, with single blanks; empty where there is none. */
    static String normalize(@Nullable String code) {
        return code == null ? "" : code.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /**
     * Whether a country can have such a code.
     *
     * @param code normalised
     */
    static boolean isPossible(String countryCode, String code) {
        Pattern form = FORMS.get(countryCode);
        if (form == null) {
            return code.isEmpty() || (code.length() <= LONGEST && ANY.matcher(code).matches());
        }
        return form.matcher(code).matches();
    }

    /** Whether every address of a country names its region. */
    static boolean needsRegion(String countryCode) {
        return WITH_REGION.contains(countryCode);
    }

    private static Map.Entry<String, Pattern> form(String country, String form) {
        return Map.entry(country, Pattern.compile(form));
    }
}
