package io.quelyos.bff.search;

import io.quelyos.persistence.search.NearWordRow;
import java.util.Comparator;
import java.util.List;

/** Finds the word that somebody meant. */
final class Spelling {

    private static final int SHORTEST = 3;
    private static final int SHORT = 4;
    private static final int MIDDLING = 8;

    private Spelling() {}

    /**
     * The words that somebody may have meant, the one with the fewest mistakes first; of two, the one that looks more alike,
     * then the more frequent one. A word of four letters may have one mistake, one of eight two, a longer one three; what
     * has less than three letters could be anything.
     *
     * @param near words that are used, each as likely as any
     */
    static List<String> rank(String typed, List<NearWordRow> near) {
        if (typed.length() < SHORTEST) {
            return List.of();
        }
        int allowed = typed.length() <= SHORT ? 1 : typed.length() <= MIDDLING ? 2 : 3;
        return near
            .stream()
            .filter(row -> mistakes(typed, row.word()) <= allowed)
            .sorted(
                Comparator.comparingInt((NearWordRow row) -> mistakes(typed, row.word()))
                    .thenComparing(NearWordRow::likeness, Comparator.reverseOrder())
                    .thenComparing(NearWordRow::products, Comparator.reverseOrder())
                    .thenComparing(NearWordRow::word)
            )
            .map(NearWordRow::word)
            .toList();
    }

    /**
     * How many letters were left out, added, mistaken or swapped with their neighbours: the distance of Damerau and
     * Levenshtein in its restricted form, where no place is changed twice.
     */
    static int mistakes(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int mistaken = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                distance[i][j] = Math.min(
                    distance[i - 1][j - 1] + mistaken,
                    1 + Math.min(distance[i - 1][j], distance[i][j - 1])
                );
                if (isSwap(one, other, i, j)) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[one.length()][other.length()];
    }

    private static boolean isSwap(String one, String other, int i, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
