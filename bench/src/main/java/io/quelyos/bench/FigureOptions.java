package io.quelyos.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a run of one figure is asked to do.
 *
 * @param few the smaller of two sizes, {@code many} the larger one: tenants or products
 * @param products of each tenant where tenants are compared
 * @param fewProducts the same of each of the few tenants
 * @param heaps the heaps to compare, as the JVM reads them; the last one is what the others are divided by
 * @param workloads to measure, where a figure has a choice
 * @param warmUp of each side and workload
 * @param heap the servers' largest heap where that is not what is compared
 * @param keepsData whether the catalogue of an earlier run of the same sizes is used again
 * @param folder where everything is written
 */
record FigureOptions(
    int few,
    int many,
    int products,
    int fewProducts,
    List<String> heaps,
    List<Workload> workloads,
    int connections,
    Duration warmUp,
    int rounds,
    Duration round,
    String heap,
    boolean keepsData,
    Path folder
) {
    FigureOptions {
        if (
            few < 2 || many < few || products < 1 || fewProducts < 1 || connections < 1 || rounds < 1 || round.isZero()
        ) {
            throw new IllegalArgumentException("sizes go up from 2, and there is at least one round that lasts");
        }
    }

    /**
     * Reads arguments as {@code --rounds=5}; {@code --quick} changes the defaults, wherever it stands.
     *
     * @param few the figure's own sizes, and {@code many} likewise; a quick run has a twentieth of the larger one
     */
    static FigureOptions parse(NamedArguments named, int few, int many, Path folder) {
        boolean isQuick = named.flag("quick");
        int products = named.number("products", 100);
        var options = new FigureOptions(
            named.number("few", few),
            named.number("many", isQuick ? Math.max(few, many / 20) : many),
            products,
            named.number("few-products", products),
            texts(named, "heaps", "256m,512m,2g"),
            texts(named, "workloads", "product-page,product-list,search,home,deep")
                .stream()
                .map(label -> Workload.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList(),
            named.number("connections", 16),
            Duration.ofSeconds(named.number("warm-up", isQuick ? 5 : 20)),
            named.number("rounds", isQuick ? 2 : 5),
            Duration.ofSeconds(named.number("seconds", isQuick ? 2 : 5)),
            named.text("heap", "512m"),
            named.flag("keep"),
            folder
        );
        named.refuseUnknown();
        return options;
    }

    /** A catalogue of some tenants, of which the last has its own number of products, in a folder of its own. */
    Options catalogue(String name, int tenants, int each, int last) {
        return new Options(
            tenants,
            each,
            last,
            connections,
            warmUp,
            rounds,
            round,
            heap,
            keepsData,
            false,
            null,
            folder.resolve(name)
        );
    }

    private static List<String> texts(NamedArguments named, String name, String otherwise) {
        return Arrays.asList(named.text(name, otherwise).split(",", -1));
    }
}
