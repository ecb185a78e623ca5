package io.quelyos.bff.search;

import io.quelyos.persistence.search.NearWordRow;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the word that somebody meant. */
final class Spelling {

    private static final int SHORT = 4;
    private static final int MIDDLING = 8;

    private Spelling() {}

    /**
     * The word with the fewest mistakes between; of two, the one that looks more alike, then the more frequent one. A word
     * of four letters may have one mistake, one of eight two, a longer one three.
     *
     * @param near words that are used, each as likely as any
     */
    static @Nullable String correct(String typed, List<NearWordRow> near) {
        int allowed = typed.length() <= SHORT ? 1 : typed.length() <= MIDDLING ? 2 : 3;
        return near
            .stream()
            .filter(row -> mistakes(typed, row.word()) <= allowed)
            .min(
                Comparator.comparingInt((NearWordRow row) -> mistakes(typed, row.word()))
                    .thenComparing(NearWordRow::likeness, Comparator.reverseOrder())
                    .thenComparing(NearWordRow::products, Comparator.reverseOrder())
                    .thenComparing(NearWordRow::word)
            )
            .map(NearWordRow::word)
            .orElse(null);
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
