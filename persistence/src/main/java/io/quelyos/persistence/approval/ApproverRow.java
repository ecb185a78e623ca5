package io.quelyos.persistence.approval;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can decide.
 *
 * @param locale the language that they chose, by its BCP 47 tag; null where they chose none
 */
public record ApproverRow(String email, String displayName, @Nullable String locale) {
    /** The language to write to them in: the chosen one, else the other. */
    public Locale localeOr(Locale other) {
        return locale == null ? other : Locale.forLanguageTag(locale);
    }
}
