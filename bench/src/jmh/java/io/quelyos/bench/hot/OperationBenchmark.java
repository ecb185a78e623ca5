package io.quelyos.bench.hot;

import graphql.ExecutionResult;
import io.quelyos.bff.graphql.http.answer.AnswerBody;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An operation whose document is prepared and planned already, and its answer as text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OperationBenchmark {

    private ProductPage page = new ProductPage();
    private ExecutionResult result = page.execute();

    /** Executes it. */
    @Benchmark
    public ExecutionResult execute() {
        return page.execute();
    }

    /** Writes its answer. */
    @Benchmark
    public String write() {
        return AnswerBody.json(AnswerBody.of(result, Map.of(), "0190"));
    }
}
