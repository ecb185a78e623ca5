package io.quelyos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bench.Measurement.Span;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final Path FOLDER = Path.of("target");

    @Test
    void goesRoundByRoundAndDividesByTheLastSide() throws Exception {
        FigureOptions options = options("--rounds=3", "--seconds=2", "--warm-up=1");
        List<String> asked = new ArrayList<>();
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

        Turns.Outcome outcome = Turns.measure(
            "sums",
            List.of(side("one", 10, asked), side("other", 20, asked)),
            options,
            silent
        );

        assertThat(asked).containsExactly(
            "one PT1S",
            "other PT1S",
            "one PT2S",
            "other PT2S",
            "one PT2S",
            "other PT2S",
            "one PT2S",
            "other PT2S"
        );
        assertThat(outcome.ratios()).containsExactly(new Turns.Ratio("one", "other", new Span(0.5, 0.5, 0.5)));
        assertThat(outcome.lines()).contains("sums: one 10/s (10–10)", "sums: one ÷ other = 0.50 (0.50–0.50)");
    }

    @Test
    void aQuickRunIsSmaller() {
        assertThat(options("--quick").many()).isEqualTo(50);
        assertThat(options().many()).isEqualTo(1000);
        assertThat(options("--quick", "--many=700").many()).isEqualTo(700);
        assertThat(options("--workloads=deep,product-page").workloads()).containsExactly(
            Workload.DEEP,
            Workload.PRODUCT_PAGE
        );
        assertThatThrownBy(() -> options("--many=5")).isInstanceOf(IllegalArgumentException.class);
    }

    private static FigureOptions options(String... arguments) {
        return FigureOptions.parse(new NamedArguments(List.of(arguments)), 10, 1000, FOLDER);
    }

    private static Turns.Side side(String name, double rate, List<String> asked) {
        return new Turns.Side(name, (Duration duration) -> {
            asked.add(name + " " + duration);
            return rate;
        });
    }
}
