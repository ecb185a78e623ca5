package io.quelyos.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bench.Measurement.Span;
import io.quelyos.bench.peers.PeersSeries.Round;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeersComparisonTest {

    @Test
    void comparesWithTheBestServerRoundByRound() {
        var comparison = new PeersComparison(
            "W1",
            List.of(
                series("slow", 10, 20, 30),
                series("fast", 100, 200, 400),
                series("rawsql", 1000, 1000, 1000),
                ours()
            )
        );

        assertThat(comparison.ratios()).containsEntry("req/s ÷ fast", new Span(2, 0.5, 3));
        assertThat(comparison.ratios()).containsEntry("req/s ÷ rawsql", new Span(0.3, 0.2, 0.4));
        assertThat(comparison.ratios()).containsEntry("p99 ÷ fast", new Span(1, 1, 1));
        assertThat(comparison.ratios().keySet()).noneMatch(name -> name.endsWith("slow"));
    }

    @Test
    void tellsFiguresAndRatios() {
        String text = new PeersComparison("W1", List.of(series("fast", 100, 200, 400), ours())).markdown();

        assertThat(text).contains("| ours | 300 (200–400) | 1.00 | 2.0 | 3.000 | 4.000 | 5 | 6 | 0.00 |");
        assertThat(text).contains("| req/s ÷ fast | 2.00 | 0.50–3.00 |");
    }

    @Test
    void refusesFoldersInWhichNothingIsInstalled(@TempDir Path folder) {
        assertThatThrownBy(() -> PeersOptions.parse(List.of("--peers=" + folder)))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(folder.toString());
    }

    private static PeersSeries ours() {
        return series("ours", 300, 400, 200);
    }

    private static PeersSeries series(String name, double... rates) {
        return new PeersSeries(
            name,
            5,
            Arrays.stream(rates)
                .mapToObj(rate -> new Round(rate, 1, 2, 3, 4, 6, 0))
                .toList()
        );
    }
}
