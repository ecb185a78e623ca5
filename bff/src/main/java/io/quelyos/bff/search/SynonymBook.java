package io.quelyos.bff.search;

import io.quelyos.persistence.search.SynonymRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What means the same to a tenant's buyers, ready to be looked up by the words of a search. */
final class SynonymBook {

    /** How many words a term may have to be found in a search. */
    private static final int LONGEST_TERM = 4;

    /** How many other terms a word finds; a word of many groups means nothing any more. */
    private static final int MOST_ALTERNATIVES = 60;

    private final Map<String, Set<String>> queries = new HashMap<>();

    SynonymBook(List<SynonymRow> rows) {
        rows.forEach(this::learn);
        queries.values().removeIf(Set::isEmpty);
    }

    /** Each term of a group is read once, and its query shared by all that find it. */
    private void learn(SynonymRow row) {
        Map<String, String> meant = new LinkedHashMap<>();
        for (String term : row.terms()) {
            List<SearchWord> words = SearchText.parse(term, LONGEST_TERM).words();
            if (!words.isEmpty()) {
                meant.putIfAbsent(key(words), all(words, false));
            }
        }
        Collection<String> askers =
            row.term() == null
                ? List.copyOf(meant.keySet())
                : List.of(key(SearchText.parse(row.term(), LONGEST_TERM).words()));
        for (String asker : askers) {
            if (!asker.isEmpty()) {
                Set<String> others = queries.computeIfAbsent(asker, ignored -> new LinkedHashSet<>());
                meant.forEach((key, query) -> {
                    if (!key.equals(asker) && others.size() < MOST_ALTERNATIVES) {
                        others.add(query);
                    }
                });
            }
        }
    }

    /**
     * The parts of a question: for each word, or for several that are one term, a text query of everything that means it.
     *
     * @param completes whether the last word may be the beginning of one
     */
    List<String> parts(List<SearchWord> words, boolean completes) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < words.size()) {
            int length = termLength(words, start);
            List<SearchWord> term = words.subList(start, start + length);
            String own = all(term, completes && start + length == words.size());
            Set<String> others = queries.getOrDefault(key(term), Set.of());
            parts.add(others.isEmpty() ? own : own + " | " + String.join(" | ", others));
            start += length;
        }
        return parts;
    }

    /** How many words from a place on are one known term; one where there is none. */
    private int termLength(List<SearchWord> words, int start) {
        for (int length = Math.min(LONGEST_TERM, words.size() - start); length > 1; length--) {
            if (queries.containsKey(key(words.subList(start, start + length)))) {
                return length;
            }
        }
        return 1;
    }

    private static String all(List<SearchWord> words, boolean completes) {
        List<String> queries = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            queries.add(words.get(index).query(completes && index == words.size() - 1));
        }
        return queries.size() == 1 ? queries.getFirst() : "(" + String.join(" & ", queries) + ")";
    }

    /** Singular and plural are one term. */
    private static String key(List<SearchWord> words) {
        return words
            .stream()
            .map(SearchWord::joined)
            .map(word -> word.endsWith("s") || word.endsWith("x") ? SearchWord.otherNumber(word) : word)
            .collect(Collectors.joining(" "));
    }
}
