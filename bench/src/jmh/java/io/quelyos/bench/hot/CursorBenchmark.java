package io.quelyos.bench.hot;

import io.quelyos.bff.graphql.type.CursorCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Signed cursors of a list by price. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CursorBenchmark {

    private static final String LIST = "shop.products:PRICE:ASC";

    private CursorCodec codec = new CursorCodec(new byte[32]);
    private List<String> sortKey = List.of("12900", "01990000-0013-7000-8000-00000000002a");
    private String cursor = codec.encode(LIST, sortKey);

    /** Writes one. */
    @Benchmark
    public String encode() {
        return codec.encode(LIST, sortKey);
    }

    /** Reads one, its signature included. */
    @Benchmark
    public List<String> decode() {
        return codec.decode(LIST, cursor);
    }
}
