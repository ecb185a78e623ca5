package io.quelyos.bench.hot;

import io.quelyos.bff.graphql.type.GlobalId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ids as clients see them; an answer has some hundreds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GlobalIdBenchmark {

    private UUID id = UUID.fromString("01990000-0013-7000-8000-00000000002a");
    private String text = GlobalId.encode("prd", id);

    /** Writes one. */
    @Benchmark
    public String encode() {
        return GlobalId.encode("prd", id);
    }

    /** Reads one. */
    @Benchmark
    public Optional<UUID> decode() {
        return GlobalId.decode("prd", text);
    }
}
