package io.quelyos.bff.graphql.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets operations run in the order in which they came, so many at once as the machine does well. Some more wait, which holds
 * no connection to the database; all others are told to come again, while those who were let in are answered as fast as ever.
 */
@Component
public final class Admissions {

    private final AdmissionSettings settings;
    private final Semaphore turns;
    /** One is kept as long as somebody holds or awaits a turn of it. */
    private final Cache<TenantId, Semaphore> shares = Caffeine.newBuilder().weakValues().build();
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
     * Runs an operation when it is its turn. One tenant has only some of the turns: what its operations wait for, such as a
     * crowd at its checkout, keeps no other tenant out.
     *
     * @param tenant whose it is; null for the platform's own
     * @throws ApiException UNAVAILABLE with {@code retryAfterSeconds} when too many wait already, or it waited too long; then
     *     nothing has happened
     */
    public <T> T run(@Nullable TenantId tenant, Supplier<T> operation) {
        Semaphore share = tenant == null ? null : share(tenant);
        // For no time instead of without one: only so a newcomer does not overtake those who wait.
        if (!isGranted(share, 0) && !isGrantedLater(share)) {
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
            release(share);
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

    private Semaphore share(TenantId tenant) {
        return Objects.requireNonNull(shares.get(tenant, ignored -> new Semaphore(settings.atOnceOfOne(), true)));
    }

    private static void release(@Nullable Semaphore share) {
        if (share != null) {
            share.release();
        }
    }

    private boolean isGrantedLater(@Nullable Semaphore share) {
        try {
            return waiting.incrementAndGet() <= settings.waiting() && isGranted(share, settings.patience().toNanos());
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Takes one of the tenant's turns and then one of all: who waits for the first holds none of the others. */
    private boolean isGranted(@Nullable Semaphore share, long nanos) {
        long end = System.nanoTime() + nanos;
        try {
            if (share != null && !share.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
        boolean isGranted = false;
        try {
            isGranted = turns.tryAcquire(Math.clamp(end - System.nanoTime(), 0, nanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        if (!isGranted) {
            release(share);
        }
        return isGranted;
    }
}
