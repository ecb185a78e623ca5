package io.quelyos.persistence.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The products that somebody looked at last: a bounded sorted set for each person or guest, by the time of the last look,
 * which Redis forgets a while after the last of them.
 */
public final class RecentlyViewedStore {

    private static final RedisScript<Long> RECORD = RedisScript.of(
        """
        redis.call('ZADD', KEYS[1], 'GT', ARGV[1], ARGV[2])
        redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -(tonumber(ARGV[3]) + 1))
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        return 0
        """,
        Long.class
    );
    /** A product that is in both keeps the later look. */
    private static final RedisScript<Long> MERGE = RedisScript.of(
        """
        if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
        redis.call('ZUNIONSTORE', KEYS[1], 2, KEYS[1], KEYS[2], 'AGGREGATE', 'MAX')
        redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -(tonumber(ARGV[1]) + 1))
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        redis.call('DEL', KEYS[2])
        return 1
        """,
        Long.class
    );

    private final StringRedisTemplate redis;

    public RecentlyViewedStore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Notes a look. Every method throws {@link org.springframework.dao.DataAccessException} when Redis does not answer.
     *
     * @param key from {@link RedisKeys}
     * @param limit how many products are kept
     * @param timeToLive after the last look
     */
    public void record(String key, UUID product, Instant at, int limit, Duration timeToLive) {
        redis.execute(
            RECORD,
            List.of(key),
            Long.toString(at.toEpochMilli()),
            product.toString(),
            Integer.toString(limit),
            Long.toString(timeToLive.toMillis())
        );
    }

    /** The products of a key, the one looked at last first. */
    public List<UUID> list(String key, int limit) {
        Set<@Nullable String> members = redis.opsForZSet().reverseRange(key, 0, limit - 1L);
        return members == null ? List.of() : members.stream().filter(Objects::nonNull).map(UUID::fromString).toList();
    }

    /** Puts what one key holds into another of the same tenant and forgets the one. */
    public void merge(String into, String from, int limit, Duration timeToLive) {
        redis.execute(MERGE, List.of(into, from), Integer.toString(limit), Long.toString(timeToLive.toMillis()));
    }

    /** Forgets a list. */
    public void delete(String key) {
        redis.delete(key);
    }
}
