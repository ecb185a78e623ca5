package io.quelyos.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param tenants how many tenants, the big one included
 * @param products how many products each tenant has, and {@code bigProducts} how many the last one has
 * @param connections to the server, and as many to PostgreSQL for the reference
 * @param warmUp of the server for each workload; the reference gets a quarter of it
 * @param round how long each round of either side lasts
 * @param heap the server's largest heap, as the JVM reads it
 * @param keepsData whether the catalogue of an earlier run of the same sizes is used again
 * @param profiles whether a flight recording of each workload is made after the rounds
 * @param packed the folder of the packed product whose starts are measured instead of its rates; null for rates
 * @param folder where everything is written
 */
record Options(
    int tenants,
    int products,
    int bigProducts,
    int connections,
    Duration warmUp,
    int rounds,
    Duration round,
    String heap,
    boolean keepsData,
    boolean profiles,
    @Nullable Path packed,
    Path folder
) {
    private static final int MAX_TENANTS = 4000;

    Options {
        if (tenants < 2 || tenants > MAX_TENANTS) {
            throw new IllegalArgumentException("--tenants is 2 to " + MAX_TENANTS + ", not " + tenants);
        }
        if (products < 1 || bigProducts < 1) {
            throw new IllegalArgumentException("tenants have products; not " + products + " and " + bigProducts);
        }
        if (connections < 1 || rounds < 1 || round.isZero()) {
            throw new IllegalArgumentException("there is at least one connection and one round that lasts");
        }
    }

    /** Reads arguments as {@code --rounds=5}; {@code --quick} changes the defaults, wherever it stands. */
    static Options parse(List<String> arguments, Path folder) {
        var named = new NamedArguments(arguments);
        boolean isQuick = named.flag("quick");
        String packed = named.text("start-up", "");
        var options = new Options(
            named.number("tenants", isQuick ? 5 : 20),
            named.number("products", isQuick ? 100 : 500),
            named.number("big-products", isQuick ? 1000 : 20_000),
            named.number("connections", 16),
            Duration.ofSeconds(named.number("warm-up", isQuick ? 5 : 20)),
            named.number("rounds", isQuick ? 2 : 5),
            Duration.ofSeconds(named.number("seconds", isQuick ? 2 : 5)),
            named.text("heap", "512m"),
            named.flag("keep"),
            named.flag("profile"),
            packed.isEmpty() ? null : Path.of(packed).toAbsolutePath().normalize(),
            folder
        );
        named.refuseUnknown();
        return options;
    }

    /** How many products a tenant has; tenants are numbered from 1, and the last one is the big one. */
    int productsOf(int tenant) {
        return tenant == tenants ? bigProducts : products;
    }
}
