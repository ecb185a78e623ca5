package io.quelyos.bff.graphql.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.quelyos.auth.cache.LocalCache;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's answers from one change of its data to the next. With the change the whole share is dropped, so that what is
 * put into it afterwards by somebody who began to read before is put where nobody looks.
 */
final class TenantShare {

    /** Bytes that an entry takes beyond its texts. */
    private static final int OVERHEAD = 400;
    private static final int EVICTED_AT_ONCE = 16;
    private static final long MILLIS_OF_A_DAY = 86_400_000L;

    private final Cache<Asked, KeptAnswer> answers;
    private final ConcurrentMap<Asked.Question, CompletableFuture<@Nullable KeptAnswer>> running =
        new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong allBytes;
    private final long day = today();
    private volatile boolean isDropped;
    private volatile @Nullable Turn turn;

    /** When products appear or vanish by themselves. */
    private record Turn(long atNanos) {}

    /**
     * An empty share.
     *
     * @param maximum its bytes
     * @param allBytes the sum of all shares, which this one adds to and takes from
     */
    TenantShare(long maximum, AtomicLong allBytes) {
        this.allBytes = allBytes;
        this.answers = LocalCache.newBuilder()
            .maximumWeight(maximum)
            .weigher(TenantShare::weight)
            .removalListener((@Nullable Asked asked, @Nullable KeptAnswer answer, RemovalCause cause) -> {
                if (asked != null && answer != null) {
                    count(-weight(asked, answer));
                }
            })
            .build();
    }

    @Nullable
    KeptAnswer find(Asked asked) {
        return answers.getIfPresent(asked);
    }

    void put(Asked asked, KeptAnswer answer) {
        count(weight(asked, answer));
        answers.put(asked, answer);
        if (isDropped) {
            answers.invalidateAll();
        }
    }

    /** Makes this caller the one who answers a question, or tells whom to wait for. */
    @Nullable
    CompletableFuture<@Nullable KeptAnswer> begin(
        Asked.Question question,
        CompletableFuture<@Nullable KeptAnswer> own
    ) {
        return running.putIfAbsent(question, own);
    }

    void end(Asked.Question question, CompletableFuture<@Nullable KeptAnswer> own) {
        running.remove(question, own);
    }

    /**
     * Asks once when something changes by itself. Every answer of this share is read after that question, or the share does
     * not know of a change that dropped it.
     *
     * @param nextTurn the nanoseconds until then
     */
    void learnTurn(LongSupplier nextTurn) {
        if (turn == null) {
            long now = System.nanoTime();
            turn = new Turn(now + nextTurn.getAsLong());
        }
    }

    /** Whether something changed by itself: a day began, a product appeared or vanished. */
    boolean isOver() {
        Turn known = turn;
        return day != today() || (known != null && System.nanoTime() - known.atNanos() >= 0);
    }

    long bytes() {
        return bytes.get();
    }

    /** Lets go of those answers that are needed least; false where there are none. */
    boolean evictSome() {
        var coldest = answers
            .policy()
            .eviction()
            .map(eviction -> List.copyOf(eviction.coldest(EVICTED_AT_ONCE).keySet()))
            .orElse(List.of());
        answers.invalidateAll(coldest);
        return !coldest.isEmpty();
    }

    void drop() {
        isDropped = true;
        answers.invalidateAll();
    }

    static long weightOf(Asked asked, KeptAnswer answer) {
        return weight(asked, answer);
    }

    private static int weight(Asked asked, KeptAnswer answer) {
        return asked.weight() + answer.body().length + OVERHEAD;
    }

    private void count(long more) {
        bytes.addAndGet(more);
        allBytes.addAndGet(more);
    }

    private static long today() {
        return Math.floorDiv(System.currentTimeMillis(), MILLIS_OF_A_DAY);
    }
}
