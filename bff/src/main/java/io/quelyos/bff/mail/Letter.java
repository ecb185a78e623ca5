package io.quelyos.bff.mail;

import io.quelyos.persistence.mail.LetterAbout;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to whom.
 *
 * @param kind names the template, such as {@code password-reset}
 * @param recipient the e-mail address
 * @param values what the template's places are filled with
 * @param action the path in the tenant's shop that the letter's button leads to; null where it has none
 * @param about whom it tells about, with whom it is forgotten
 */
public record Letter(
    String kind,
    Locale locale,
    String recipient,
    @Nullable String recipientName,
    Map<String, Object> values,
    @Nullable String action,
    LetterAbout about
) {
    public Letter {
        values = Map.copyOf(values);
    }
}
