package io.quelyos.bench;

import io.quelyos.bench.Measurement.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of measuring backups.
 *
 * @param baseHeapBytes what of the server's heap was alive before
 * @param work what was done, the smallest tenant first
 * @param archives how large they became
 * @param neighbours what visitors of another tenant noticed
 */
record BackupReport(long baseHeapBytes, List<Work> work, List<Archive> archives, List<Neighbour> neighbours) {
    /** The bar for 1,000 rows in seconds. */
    static final double MOST_SECONDS = 10;
    /** The bar for 1,000 rows in kilobytes. */
    static final double MOST_KILOBYTES = 100;
    /** The bar for what others may notice. */
    static final double MOST_RATIO = 1.3;
    private static final double MEGABYTE = 1 << 20;
    private static final double THOUSAND = 1000;

    BackupReport {
        work = List.copyOf(work);
        archives = List.copyOf(archives);
        neighbours = List.copyOf(neighbours);
    }

    /**
     * Something that was done with a tenant of some size.
     *
     * @param what it was
     * @param peakBytes what the server's process took at the most
     * @param heapBytes what of its heap was alive at the most
     */
    record Work(String what, long rows, double seconds, long peakBytes, long heapBytes) {
        private String line() {
            return String.format(
                Locale.ROOT,
                "%s of %,d rows: %.2f s, %.2f s for 1,000 rows (%s); heap alive %.1f MB, process %.0f MB%n",
                what,
                rows,
                seconds,
                (seconds * THOUSAND) / rows,
                kept((seconds * THOUSAND) / rows, MOST_SECONDS),
                heapBytes / MEGABYTE,
                peakBytes / MEGABYTE
            );
        }
    }

    /** An archive as it is stored. */
    record Archive(long rows, long kilobytes) {
        /** What 1,000 of its rows take. */
        double perThousand() {
            return (kilobytes * THOUSAND) / rows;
        }

        private String line() {
            return String.format(
                Locale.ROOT,
                "archive of %,d rows: %,d KB, %.1f KB for 1,000 rows (%s)%n",
                rows,
                kilobytes,
                perThousand(),
                kept(perThousand(), MOST_KILOBYTES)
            );
        }
    }

    /**
     * How long visitors of another tenant waited, in milliseconds that 95 of 100 requests did not pass, round by round.
     *
     * @param during what
     * @param with while that went on
     * @param without before it, in the same round
     */
    record Neighbour(String during, List<Double> with, List<Double> without) {
        Neighbour {
            with = List.copyOf(with);
            without = List.copyOf(without);
        }

        /** Round by round, one divided by the other. */
        Span ratio() {
            double[] quotients = new double[with.size()];
            for (int round = 0; round < quotients.length; round++) {
                quotients[round] = with.get(round) / without.get(round);
            }
            return Span.of(quotients);
        }

        private String line() {
            Span ratio = ratio();
            return String.format(
                Locale.ROOT,
                "p95 of another tenant's product list: %.1f ms, during a %s %.1f ms, ÷ without = %.2f (%.2f–%.2f) (%s)%n",
                median(without),
                during,
                median(with),
                ratio.median(),
                ratio.min(),
                ratio.max(),
                kept(ratio.median(), MOST_RATIO)
            );
        }

        private static double median(List<Double> figures) {
            return Span.of(figures.stream().mapToDouble(Double::doubleValue).toArray()).median();
        }
    }

    /** How much memory the largest tenant takes, divided by what the smallest one does, by what is done. */
    Map<String, Double> heapRatios() {
        Map<String, List<Work>> byKind = new TreeMap<>();
        work.forEach(each -> byKind.computeIfAbsent(each.what(), what -> new ArrayList<>()).add(each));
        Map<String, Double> ratios = new TreeMap<>();
        byKind.forEach((what, sizes) ->
            ratios.put(what, (double) sizes.getLast().heapBytes() / sizes.getFirst().heapBytes())
        );
        return ratios;
    }

    /** Lines for people. */
    String lines() {
        var lines = new StringBuilder();
        lines.append(String.format(Locale.ROOT, "heap alive before: %.1f MB%n", baseHeapBytes / MEGABYTE));
        work.forEach(each -> lines.append(each.line()));
        archives.forEach(each -> lines.append(each.line()));
        heapRatios().forEach((what, ratio) ->
            lines.append(String.format(Locale.ROOT, "%s: heap of the largest ÷ the smallest = %.2f%n", what, ratio))
        );
        neighbours.forEach(each -> lines.append(each.line()));
        return lines.toString();
    }

    private static String kept(double figure, double bar) {
        return String.format(Locale.ROOT, "bar %s: %s", bar, figure <= bar ? "kept" : "missed");
    }
}
