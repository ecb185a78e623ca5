package io.quelyos.bff.payment.provider;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.quelyos.auth.cache.LocalCache;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Keeps a slow or broken provider from tying up the server. Only so many requests are under way at once, of one tenant
 * fewer; and an account whose requests mostly fail is left alone for a while, in which everybody is answered at once that it
 * is not to be had. Each account by itself, so that one tenant's broken keys are in nobody else's way.
 */
@Component
final class StripeGate {

    private static final int LOOKED_AT = 10;
    private static final int FEWEST = 6;
    private static final int TRIALS = 2;
    private static final float MOST_FAILURES_PERCENT = 60;
    private static final Duration KEPT = Duration.ofHours(1);

    private final CircuitBreakerConfig config;
    private final Semaphore all;
    private final int perTenant;
    private final Cache<UUID, Lane> lanes;

    StripeGate(StripeSettings settings) {
        this.config = CircuitBreakerConfig.custom()
            .slidingWindowSize(LOOKED_AT)
            .minimumNumberOfCalls(FEWEST)
            .failureRateThreshold(MOST_FAILURES_PERCENT)
            .waitDurationInOpenState(settings.rest())
            .permittedNumberOfCallsInHalfOpenState(TRIALS)
            .build();
        this.all = new Semaphore(settings.atOnce());
        this.lanes = LocalCache.newBuilder().expireAfterAccess(KEPT).build();
        this.perTenant = settings.atOncePerTenant();
    }

    private record Lane(CircuitBreaker breaker, Semaphore turns) {}

    /** Asks, unless the account is left alone or too much is under way; then nothing was asked. */
    ProviderAnswer pass(ProviderAccount account, Supplier<ProviderAnswer> question) {
        Lane lane = Objects.requireNonNull(lanes.get(account.tenantId(), this::lane));
        if (!lane.turns().tryAcquire()) {
            return new ProviderAnswer.Unavailable("too much is under way for the tenant", false);
        }
        try {
            return all.tryAcquire() ? admitted(lane.breaker(), question) : crowded();
        } finally {
            lane.turns().release();
        }
    }

    private ProviderAnswer admitted(CircuitBreaker breaker, Supplier<ProviderAnswer> question) {
        try {
            return breaker.tryAcquirePermission() ? watched(breaker, question) : resting();
        } finally {
            all.release();
        }
    }

    private static ProviderAnswer watched(CircuitBreaker breaker, Supplier<ProviderAnswer> question) {
        long before = System.nanoTime();
        boolean isAnswered = false;
        try {
            ProviderAnswer answer = question.get();
            isAnswered = !(answer instanceof ProviderAnswer.Unavailable);
            return answer;
        } finally {
            long took = System.nanoTime() - before;
            if (isAnswered) {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            } else {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException("no answer"));
            }
        }
    }

    private Lane lane(UUID tenant) {
        return new Lane(CircuitBreaker.of("stripe-" + tenant, config), new Semaphore(perTenant));
    }

    private static ProviderAnswer crowded() {
        return new ProviderAnswer.Unavailable("too much is under way", false);
    }

    private static ProviderAnswer resting() {
        return new ProviderAnswer.Unavailable("the account is left alone for a while", false);
    }
}
