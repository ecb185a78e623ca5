package io.quelyos.bff.review.own;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.redis.CounterStore;
import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.redis.RedisPatience;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Counts what customers write, whether it stays or is deleted, so that nobody floods the shop or its moderators. While
 * Redis is away nothing is counted; the limits on requests hold still.
 */
@Component
@EnableConfigurationProperties(ReviewSettings.class)
final class ReviewLimit {

    private static final Duration DAY = Duration.ofDays(1);

    private final CounterStore counters;
    private final ReviewSettings settings;
    private final RedisPatience redis;

    ReviewLimit(CounterStore counters, ReviewSettings settings) {
        this.counters = counters;
        this.settings = settings;
        this.redis = new RedisPatience("limits on reviews", settings.redisPause());
    }

    /** Counts one review; tells how long to wait where there were too many, else null. */
    @Nullable
    UserError count(TenantScoped scope, UUID customerId) {
        String key = RedisKeys.counter(scope.tenantId(), "review:" + customerId);
        Duration wait = redis.ask(
            () -> counters.admit(List.of(key), List.of((long) settings.perDay()), DAY),
            () -> Duration.ZERO
        );
        return wait.isZero() ? null : new UserError.Throttled(Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
