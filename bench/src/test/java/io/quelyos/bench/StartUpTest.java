package io.quelyos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quelyos.bench.StartUp.Start;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StartUpTest {

    @Test
    void dividesMedians() {
        var with = List.of(new Start(2, 4), new Start(90, 6), new Start(3, 5));
        var without = List.of(new Start(6, 10), new Start(9, 30), new Start(1, 20), new Start(6, 20));

        assertThat(StartUp.ratio(with, without, false)).isCloseTo(0.5, within(1e-9));
        assertThat(StartUp.ratio(with, without, true)).isCloseTo(0.25, within(1e-9));
    }
}
