package io.quelyos.bff.graphql.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets operations run in the order in which they came, so many at once as the machine does well. Some more wait, which holds
 * no connection to the database; all others are told to come again, while those who were let in are answered as fast as ever.
 */
@Component
public final class Admissions {

    private final AdmissionSettings settings;
    private final Semaphore turns;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Counter refused;

    Admissions(AdmissionSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce(), true);
        this.refused = meters.counter("graphql.operations.refused");
        meters.gauge("graphql.operations.running", this, Admissions::running);
        meters.gauge("graphql.operations.waiting", waiting);
    }

    /**
     * Runs an operation when it is its turn.
     *
     * @throws ApiException UNAVAILABLE with {@code retryAfterSeconds} when too many wait already, or it waited too long; then
     *     nothing has happened
     */
    public <T> T run(Supplier<T> operation) {
        // For no time instead of without one: only so a newcomer does not overtake those who wait.
        if (!isGranted(0) && !isGrantedLater()) {
            refused.increment();
            throw new ApiException(
                ApiErrorCode.UNAVAILABLE,
                "The server is crowded; try again in a moment.",
                Map.of("retryAfterSeconds", settings.retryAfter().toSeconds())
            );
        }
        try {
            return operation.get();
        } finally {
            turns.release();
        }
    }

    /** How many operations run at this moment. */
    public int running() {
        return settings.atOnce() - turns.availablePermits();
    }

    /** How many wait for their turn at this moment. */
    public int waiting() {
        return waiting.get();
    }

    private boolean isGrantedLater() {
        try {
            return waiting.incrementAndGet() <= settings.waiting() && isGranted(settings.patience().toNanos());
        } finally {
            waiting.decrementAndGet();
        }
    }

    private boolean isGranted(long nanos) {
        try {
            return turns.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
