package io.quelyos.persistence.catalog.listing;

import java.util.List;

/**
 * What somebody searches for, in the form that the database's functions take.
 *
 * @param language whose endings and small words are meant, {@code fr} or {@code en}
 * @param parts what must be found, each a text query of words that mean the same; at least one
 * @param isAny whether one of the parts is enough
 * @param phrase the words as they were written, which an exact name, brand or article number equals
 */
public record ProductQuestion(String language, List<String> parts, boolean isAny, String phrase) {
    public ProductQuestion {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a question without words is not asked");
        }
        parts = List.copyOf(parts);
    }

    /** Whether one whole word, or any that means the same, is all that was typed. */
    boolean isForOneWord() {
        return (
            parts.size() == 1 &&
            phrase.indexOf(' ') < 0 &&
            parts
                .getFirst()
                .chars()
                .noneMatch(sign -> sign == '&' || sign == ':')
        );
    }
}
