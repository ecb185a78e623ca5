package io.quelyos.persistence.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Asks Redis for what can be done without it. After a failure it is left alone for a moment, so that a Redis that hangs
 * costs one request its patience and not all; that it is away is logged once, and once that it is back.
 */
public final class RedisPatience {

    private static final Logger LOG = LoggerFactory.getLogger(RedisPatience.class);
    /** The state in which Redis is believed to answer. */
    private static final long WELL = 0;

    private final String purpose;
    private final Duration pause;
    private final AtomicLong askAgainAt = new AtomicLong(WELL);

    /**
     * @param purpose for the log, such as {@code rate limits}
     * @param pause how long Redis is left alone after a failure
     */
    public RedisPatience(String purpose, Duration pause) {
        this.purpose = purpose;
        this.pause = pause;
    }

    /** Asks Redis, or answers without it. */
    public <T extends @Nullable Object> T ask(Supplier<T> work, Supplier<T> otherwise) {
        long before = askAgainAt.get();
        // Whoever moves the time on is the one that tries.
        if (before != WELL && (System.nanoTime() - before < 0 || !askAgainAt.compareAndSet(before, next()))) {
            return otherwise.get();
        }
        try {
            T answer = work.get();
            if (before != WELL && askAgainAt.getAndSet(WELL) != WELL) {
                LOG.info("Redis answers again: {} are kept there", purpose);
            }
            return answer;
        } catch (DataAccessException unreachable) {
            if (askAgainAt.getAndSet(next()) == WELL) {
                LOG.warn("Redis does not answer: {} do without it until it does", purpose, unreachable);
            }
            return otherwise.get();
        }
    }

    private long next() {
        // Never the number that stands for well.
        return (System.nanoTime() + pause.toNanos()) | 1;
    }
}
