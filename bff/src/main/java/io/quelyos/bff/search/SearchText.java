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
 * @param phrase all of them in one line, as names are compared with
 */
record SearchText(List<SearchWord> words, String phrase) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-_./][\\p{L}\\p{N}]+)*");
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

    private static SearchText parse(String text, int mostWords, boolean keepsLast) {
        List<SearchWord> all = WORD.matcher(Texts.sortKey(text))
            .results()
            .limit(mostWords)
            .map(found -> new SearchWord(Arrays.asList(JOINT.split(found.group()))))
            .toList();
        List<SearchWord> telling = new ArrayList<>(all);
        List<SearchWord> droppable = keepsLast && !all.isEmpty() ? telling.subList(0, all.size() - 1) : telling;
        droppable.removeIf(word -> isSmall(word.joined()));
        return new SearchText(telling.isEmpty() ? all : telling, phrase(all));
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
