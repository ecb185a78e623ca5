package io.quelyos.bench.hot;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.Plan;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.cache.Asked;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The key of a kept answer: made of the request's own text each time, then looked up among a thousand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheKeyBenchmark {

    private static final int KEPT = 1000;

    private UUID tenant = UUID.fromString("01990000-0010-7000-8000-000000000000");
    private String document = ProductPage.DOCUMENT;
    private Map<Asked, Integer> kept = new HashMap<>();
    private int next;

    /** Keeps a thousand answers. */
    public CacheKeyBenchmark() {
        for (int number = 0; number < KEPT; number++) {
            kept.put(wording(number), number);
            kept.put(question(number), number);
        }
    }

    /** By the request's words, as nearly all hits are found. */
    @Benchmark
    public @Nullable Integer wording() {
        return kept.get(wording(next++ % KEPT));
    }

    /** By document and variables. */
    @Benchmark
    public @Nullable Integer question() {
        return kept.get(question(next++ % KEPT));
    }

    private Asked wording(int number) {
        // A text that nobody has taken the hash of yet, as each request brings one.
        String text = "query=" + document + "&variables={\"slug\":\"article-" + number + "\"}";
        return new Asked.Wording(context(), "http://shop.example:443", true, text);
    }

    private Asked question(int number) {
        Map<String, Object> variables = Map.of("slug", "article-" + number);
        return new Asked.Question(context(), "http://shop.example:443", document, "ProductPage", variables);
    }

    private TenantContext context() {
        return new TenantContext(
            new TenantId(tenant),
            "bench-1",
            "Bench 1",
            new Actor.Visitor(null),
            Set.of(),
            Plan.ENTERPRISE,
            Locale.FRENCH,
            Currency.getInstance("EUR"),
            null,
            Locale.FRENCH,
            Currency.getInstance("EUR"),
            1_000_000
        );
    }
}
