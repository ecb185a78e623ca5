package io.quelyos.bff.operation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Without Redis nobody signs in, but everything public is served on: degraded, and no reason to take the server out. */
@Component("redisHealthIndicator")
final class DegradableRedis implements HealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED", "serves what does not need the missing part");

    private final StringRedisTemplate redis;

    DegradableRedis(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public Health health() {
        try {
            redis.execute((RedisCallback<String>) connection -> connection.ping());
            return Health.up().build();
        } catch (DataAccessException unreachable) {
            return Health.status(DEGRADED).withDetail("reason", "Redis does not answer").build();
        }
    }
}
