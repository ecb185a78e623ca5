package io.quelyos.bff.market;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the offered language that suits an asked one best, by lookup of RFC 4647, section 3.4: what was asked for is
 * shortened from its end until it fits. Because tenants offer languages with a region, a language without its region also
 * fits one with any, the tenant's own first.
 */
final class LocaleLookup {

    private LocaleLookup() {}

    /**
     * The best of the offered languages; null where none is of the asked language at all.
     *
     * @param offered in the tenant's order
     */
    static @Nullable Locale find(Locale asked, List<Locale> offered) {
        String range = asked.toLanguageTag();
        while (!range.isEmpty()) {
            for (Locale candidate : offered) {
                if (candidate.toLanguageTag().equalsIgnoreCase(range)) {
                    return candidate;
                }
            }
            range = shortened(range);
        }
        return offered
            .stream()
            .filter(candidate -> isSameLanguage(candidate, asked))
            .findFirst()
            .orElse(null);
    }

    /** A single letter or digit introduces what follows it, so it goes together with it. */
    private static String shortened(String range) {
        int end = range.lastIndexOf('-');
        if (end >= 2 && range.charAt(end - 2) == '-') {
            end -= 2;
        }
        return end < 0 ? "" : range.substring(0, end);
    }

    /** Two scripts of one language are not read by the same people; where one says nothing it is the usual one. */
    private static boolean isSameLanguage(Locale candidate, Locale asked) {
        return (
            candidate.getLanguage().equals(asked.getLanguage()) &&
            (candidate.getScript().isEmpty() ||
                asked.getScript().isEmpty() ||
                candidate.getScript().equals(asked.getScript()))
        );
    }
}
