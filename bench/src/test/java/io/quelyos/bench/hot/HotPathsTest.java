package io.quelyos.bench.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is measured does its work: a benchmark of a failure would be fast. */
class HotPathsTest {

    @Test
    void executesAndWritesTheWholeAnswer() {
        var benchmark = new OperationBenchmark();

        assertThat(benchmark.execute().getErrors()).isEmpty();
        JsonNode products = new JsonMapper().readTree(benchmark.write()).at("/data/products");
        assertThat(products.size()).isEqualTo(20);
        assertThat(products.at("/19/variants/2/options/1/value").asString()).isEqualTo("écru");
        assertThat(products.at("/0/price/amount").asString()).isEqualTo("19.90");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(new GlobalIdBenchmark().encode()).isEqualTo("prd_0199000000137000800000000000002a");
        assertThat(new GlobalIdBenchmark().decode()).contains(UUID.fromString("01990000-0013-7000-8000-00000000002a"));
        assertThat(new CursorBenchmark().decode()).isEqualTo(List.of("12900", "01990000-0013-7000-8000-00000000002a"));
        assertThat(new CursorBenchmark().encode()).isEqualTo(new CursorBenchmark().encode());
    }

    @Test
    void findsEveryKeptAnswer() {
        var benchmark = new CacheKeyBenchmark();

        for (int number = 0; number < 1000; number++) {
            assertThat(benchmark.wording()).isEqualTo(number);
        }
        for (int number = 0; number < 1000; number++) {
            assertThat(benchmark.question()).isEqualTo(number);
        }
    }
}
