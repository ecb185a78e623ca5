package io.quelyos.bff.market;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads names of languages, tags of BCP 47 such as {@code fr-CA}. */
public final class LocaleTags {

    private static final int LONGEST = 35;

    private LocaleTags() {}

    /** The language of a tag; null where the text is no tag, is too long for one, or names no language. */
    public static @Nullable Locale parse(String tag) {
        if (tag.length() > LONGEST) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty() ? null : locale;
        } catch (IllformedLocaleException malformed) {
            return null;
        }
    }
}
