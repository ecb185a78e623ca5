package io.quelyos.bff.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** All letters' templates: {@code mail/<kind>.<language>.txt} and the layout {@code mail/layout.html}. */
@Component
final class MailTemplates {

    /** The languages that every letter is written in; the first stands in for all others. */
    static final List<String> LANGUAGES = List.of("en", "fr");

    private final Map<String, MailTemplate> read = new ConcurrentHashMap<>();

    /** The template of a kind in the language of a locale. */
    MailTemplate find(String kind, Locale locale) {
        String language = LANGUAGES.contains(locale.getLanguage()) ? locale.getLanguage() : LANGUAGES.getFirst();
        return read.computeIfAbsent(kind + "." + language, name ->
            MailTemplate.parse(read("mail/" + name + ".txt"), read("mail/layout.html"))
        );
    }

    private static String read(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException("the letter's template " + path + " is not there", exception);
        }
    }
}
