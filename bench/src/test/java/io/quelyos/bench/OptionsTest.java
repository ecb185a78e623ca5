package io.quelyos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {

    private static final Path FOLDER = Path.of("target");

    @Test
    void measuresTwentyTenantsUnlessTold() {
        Options options = Options.parse(List.of(), FOLDER);

        assertThat(options.tenants()).isEqualTo(20);
        assertThat(options.productsOf(19)).isEqualTo(500);
        assertThat(options.productsOf(20)).isEqualTo(20_000);
        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.connections()).isEqualTo(16);
    }

    @Test
    void quickChangesDefaultsOnly() {
        Options options = Options.parse(List.of("--rounds=7", "--quick"), FOLDER);

        assertThat(options.rounds()).isEqualTo(7);
        assertThat(options.round()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.tenants()).isEqualTo(5);
    }

    @Test
    void refusesUnknownArguments() {
        assertThatThrownBy(() -> Options.parse(List.of("--round=3"), FOLDER))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("[round]");
    }
}
