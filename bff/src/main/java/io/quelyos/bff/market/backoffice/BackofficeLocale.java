package io.quelyos.bff.market.backoffice;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The schema's type of the same name. */
public record BackofficeLocale(String locale, @JsonProperty("default") boolean isDefault) {
    static BackofficeLocale of(Locale locale, boolean isDefault) {
        return new BackofficeLocale(locale.toLanguageTag(), isDefault);
    }
}
