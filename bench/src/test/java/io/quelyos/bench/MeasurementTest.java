package io.quelyos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bench.Measurement.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasurementTest {

    @Test
    void tellsTheMiddleOfRounds() {
        assertThat(Span.of(new double[] { 3, 1, 2 })).isEqualTo(new Span(2, 1, 3));
        assertThat(Span.of(new double[] { 4, 1, 2, 3 })).isEqualTo(new Span(2.5, 1, 4));
    }

    @Test
    void joinsTheLatenciesOfConnections() {
        var one = new Latencies();
        var other = new Latencies();
        for (int ms = 1; ms <= 2000; ms += 2) {
            one.add((2001 - ms) * 1_000_000L);
            other.add(ms * 1_000_000L);
        }

        Latencies all = Latencies.join(List.of(one, other));

        assertThat(all.count()).isEqualTo(2000);
        assertThat(all.quantileMs(0.5)).isEqualTo(1001);
        assertThat(all.quantileMs(0.99)).isEqualTo(1981);
        assertThat(all.quantileMs(1)).isEqualTo(2000);
    }

    @Test
    void comparesRoundsInPairs() {
        List<Measurement> server = List.of(perSecond(100), perSecond(300), perSecond(400));
        List<Measurement> reference = List.of(perSecond(1000), perSecond(1000), perSecond(800));

        var comparison = new Comparison("x", server, reference, 1, 1, 1);

        assertThat(comparison.ratio()).isEqualTo(new Span(0.3, 0.1, 0.5));
    }

    private static Measurement perSecond(double rate) {
        return new Measurement(rate, 1, 1, 1, 1, 1, 1, 0);
    }
}
