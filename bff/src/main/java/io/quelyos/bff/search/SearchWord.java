package io.quelyos.bff.search;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A word that is searched for, without case and accents.
 *
 * @param pieces the word; of one written with hyphens or the like, its pieces. Letters and digits only, so that nothing in
 *     them is an operator of a text query
 */
record SearchWord(List<String> pieces) {
    private static final int SHORTEST_PLURAL = 3;

    SearchWord {
        pieces = List.copyOf(pieces);
    }

    /** The word in one. */
    String joined() {
        return String.join("", pieces);
    }

    /** A text query for nothing but a word of letters and digits. */
    static String exactly(String word) {
        return quote(word);
    }

    /**
     * A text query for the word: as it is, in one and in pieces, in singular and plural. The database's own dictionaries
     * know more endings, but not those of words that they cut too short.
     *
     * @param isBeginning whether words that begin so are found too
     */
    String query(boolean isBeginning) {
        var alternatives = new StringJoiner(" | ", "(", ")");
        String word = joined();
        if (pieces.size() > 1) {
            alternatives.add(
                pieces
                    .stream()
                    .map(SearchWord::quote)
                    .collect(Collectors.joining(" & ", "(", ")"))
            );
        }
        alternatives.add(quote(word));
        String other = otherNumber(word);
        if (!other.equals(word)) {
            alternatives.add(quote(other));
        }
        if (isBeginning) {
            alternatives.add(quote(word) + ":*");
        }
        return alternatives.toString();
    }

    /** The singular of a plural, the plural of a singular, as far as an ending tells. */
    static String otherNumber(String word) {
        if (word.chars().anyMatch(Character::isDigit) || word.length() < SHORTEST_PLURAL) {
            return word;
        }
        boolean isPlural = word.endsWith("s") || word.endsWith("x");
        return isPlural ? word.substring(0, word.length() - 1) : word + "s";
    }

    private static String quote(String word) {
        return "'" + word + "'";
    }
}
