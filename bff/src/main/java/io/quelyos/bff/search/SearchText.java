package io.quelyos.bff.search;

import io.quelyos.bff.catalog.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed, as words.
 *
 * @param words at most as many as the limits allow; none where the text is empty or of signs only
 * @param phrase all words of the text in one line, as names are compared with, also those that are too small or too many
 */
record SearchText(List<SearchWord> words, String phrase) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_./][\\p{L}\\p{N}]+)*");
    /** Signs that the database's {@code search_words} passes over as well: of money, of trade marks, of typesetting. */
    private static final Pattern SIGNS = Pattern.compile(
        "[\\u00a1-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9\\u00bb\\u00bf\\u00d7\\u00f7\\u2010-\\u214f\\u2190-\\u2bff]+"
    );
    private static final Pattern JOINT = Pattern.compile("[-_./]");
    /** Small words that no dictionary leaves out; they say nothing beside others. */
    private static final Set<String> SMALL = Set.of("les", "aux", "avec", "pour", "par", "the", "for", "with");

    SearchText {
        words = List.copyOf(words);
    }

    static SearchText parse(String text, int mostWords) {
        return parse(text, mostWords, false);
    }

    /** As above, of what is still being typed: then the last word is one however small it is. */
    static SearchText parseTyped(String text, int mostWords) {
        return parse(text, mostWords, true);
    }

    private static SearchText parse(String text, int mostWords, boolean isTyped) {
        List<SearchWord> all = WORD.matcher(Texts.sortKey(SIGNS.matcher(text).replaceAll(" ")))
            .results()
            // Of what is being typed the last word is completed, so it must be among those that count.
            .limit(isTyped ? mostWords : Long.MAX_VALUE)
            .map(found -> new SearchWord(Arrays.asList(JOINT.split(found.group()))))
            .toList();
        List<SearchWord> telling = new ArrayList<>(all);
        List<SearchWord> droppable = isTyped && !all.isEmpty() ? telling.subList(0, all.size() - 1) : telling;
        droppable.removeIf(word -> isSmall(word.joined()));
        List<SearchWord> counting = telling.isEmpty() ? all : telling;
        return new SearchText(counting.subList(0, Math.min(counting.size(), mostWords)), phrase(all));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The same with one word in another's place. */
    SearchText with(int index, String word) {
        List<SearchWord> changed = new ArrayList<>(words);
        changed.set(index, new SearchWord(List.of(word)));
        return new SearchText(changed, phrase(changed));
    }

    private static boolean isSmall(String word) {
        return (word.length() == 1 && !Character.isDigit(word.charAt(0))) || SMALL.contains(word);
    }

    private static String phrase(List<SearchWord> words) {
        return words
            .stream()
            .flatMap(word -> word.pieces().stream())
            .collect(Collectors.joining(" "));
    }
}
