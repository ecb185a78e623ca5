package io.quelyos.bench.peers;

import static java.util.stream.Collectors.groupingBy;

import io.quelyos.bench.peers.PeersHarness.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run beside the peers found.
 *
 * @param measuredAt as the harness says it
 * @param settings what the harness was asked to do
 */
record PeersReport(String measuredAt, JsonNode settings, List<PeersComparison> workloads) {
    /**
     * Reads the harness's results. Its column of PostgreSQL is the peers' server; the product's own is put in its place.
     *
     * @param loads when the product was asked; for each workload the warm-up and then the rounds
     */
    static PeersReport of(JsonNode results, List<Load> loads, PostgresCpu postgres) {
        Map<String, List<JsonNode>> byWorkload = results
            .get("results")
            .valueStream()
            .collect(groupingBy(each -> each.get("workload").asString(), LinkedHashMap::new, Collectors.toList()));
        List<PeersComparison> comparisons = new ArrayList<>();
        byWorkload.forEach((workload, peers) ->
            comparisons.add(
                new PeersComparison(
                    workload,
                    peers
                        .stream()
                        .map(peer -> series(peer, loads, postgres))
                        .toList()
                )
            )
        );
        return new PeersReport(results.get("when").asString(), results.get("opt"), List.copyOf(comparisons));
    }

    /** Whether a series is no GraphQL server but a limit of what one could do. */
    static boolean isLimit(String peer) {
        return peer.startsWith("rawsql");
    }

    /** All tables, for people. */
    String markdown() {
        var text = new StringBuilder("Measured at %s with %s.%n".formatted(measuredAt, settings));
        workloads.forEach(each -> text.append(each.markdown()));
        return text.toString();
    }

    void write(Path json, Path markdown) throws IOException {
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(json.toFile(), this);
        Files.writeString(markdown, markdown());
    }

    private static PeersSeries series(JsonNode peer, List<Load> loads, PostgresCpu postgres) {
        String name = peer.get("peer").asString();
        List<JsonNode> rounds = peer.get("rounds").valueStream().toList();
        List<Long> starts = List.of();
        if (name.equals(PeersHarness.OURS)) {
            starts = starts(peer.get("workload").asString(), rounds.size(), loads);
        }
        List<PeersSeries.Round> read = new ArrayList<>();
        for (int index = 0; index < rounds.size(); index++) {
            JsonNode round = rounds.get(index);
            double ms = round.get("dt").asDouble() * 1000;
            double requests = round.get("requests").asDouble();
            double postgresMs = starts.isEmpty()
                ? round.get("pg").asDouble() * ms
                : postgres.usedMs(starts.get(index), starts.get(index) + (long) ms);
            read.add(
                new PeersSeries.Round(
                    round.get("rps").asDouble(),
                    round.get("p50").asDouble(),
                    round.get("p99").asDouble(),
                    (round.get("server").asDouble() * ms) / requests,
                    postgresMs / requests,
                    round.get("rss").asDouble(),
                    Math.max(0, other(round) - (starts.isEmpty() ? 0 : postgresMs / ms))
                )
            );
        }
        return new PeersSeries(name, peer.get("body").asLong(), List.copyOf(read));
    }

    private static double other(JsonNode round) {
        return (
            round.get("busy").asDouble() -
            round.get("server").asDouble() -
            round.get("pg").asDouble() -
            round.get("client").asDouble()
        );
    }

    private static List<Long> starts(String workload, int rounds, List<Load> loads) {
        List<Long> starts = loads
            .stream()
            .filter(load -> load.workload().equals(workload))
            .map(Load::startMs)
            .toList();
        if (starts.size() != rounds + 1) {
            throw new IllegalStateException(
                String.format(Locale.ROOT, "%s: %d runs noted, not %d and a warm-up", workload, starts.size(), rounds)
            );
        }
        return starts.subList(1, starts.size());
    }
}
