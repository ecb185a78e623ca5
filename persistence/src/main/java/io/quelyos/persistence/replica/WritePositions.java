package io.quelyos.persistence.replica;

import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * How far a replica must have come before it may answer for a tenant, the same for all instances: the place in the
 * database's log of the tenant's last commit. While a commit is under way nobody knows its place, so commits are counted in
 * before and out after, and as long as the count is not zero no replica will do.
 */
final class WritePositions {

    /** Farther than any log. */
    static final long UNKNOWN = Long.MAX_VALUE;

    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);
    private static final RedisScript<Long> BEGIN = RedisScript.of(
        """
        redis.call('INCR', KEYS[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 0
        """,
        Long.class
    );
    private static final RedisScript<Long> END = RedisScript.of(
        """
        if tonumber(ARGV[1]) > tonumber(redis.call('GET', KEYS[2]) or '0') then
            redis.call('SET', KEYS[2], ARGV[1])
        end
        redis.call('PEXPIRE', KEYS[2], ARGV[2])
        if tonumber(redis.call('GET', KEYS[1]) or '0') > 1 then redis.call('DECR', KEYS[1]) else redis.call('DEL', KEYS[1]) end
        return 0
        """,
        Long.class
    );

    private final StringRedisTemplate redis;
    private final Duration keptFor;

    /**
     * @param keptFor longer than the lag at which a replica is left out: what is older is on every replica that is asked
     */
    WritePositions(StringRedisTemplate redis, Duration keptFor) {
        this.redis = redis;
        this.keptFor = keptFor;
    }

    /** A commit of the tenant begins. */
    void begin(TenantId tenant) {
        redis.execute(BEGIN, keys(tenant), Long.toString(LONGEST_COMMIT.toMillis()));
    }

    /** A commit that was begun is over; everything up to a position belongs to it, zero when it was rolled back. */
    void end(TenantId tenant, long position) {
        redis.execute(END, keys(tenant), Long.toString(position), Long.toString(keptFor.toMillis()));
    }

    /** How far a replica must be; zero for anywhere, {@link #UNKNOWN} while a commit is under way. */
    long find(TenantId tenant) {
        List<String> values = redis.opsForValue().multiGet(keys(tenant));
        if (values == null || values.get(0) != null) {
            return UNKNOWN;
        }
        String position = values.get(1);
        return position == null ? 0 : Long.parseLong(position);
    }

    private static List<String> keys(TenantId tenant) {
        return List.of(RedisKeys.openCommits(tenant), RedisKeys.lastCommit(tenant));
    }
}
