package io.quelyos.persistence.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Counters with a limit that forget after a window. The window begins with the first count and is not moved by later ones,
 * and looking and counting are one step, so that requests at the same time cannot slip through between them.
 */
public final class CounterStore {

    private static final RedisScript<Long> ADMIT = RedisScript.of(
        """
        local wait = 0
        for index, key in ipairs(KEYS) do
            if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[index + 1]) then
                local rest = redis.call('PTTL', key)
                wait = math.max(wait, rest, 1)
            end
        end
        if wait > 0 then return wait end
        for index, key in ipairs(KEYS) do
            redis.call('INCR', key)
            if redis.call('PTTL', key) < 0 then redis.call('PEXPIRE', key, ARGV[1]) end
        end
        return 0
        """,
        Long.class
    );
    private static final RedisScript<Long> GIVE_BACK = RedisScript.of(
        """
        for index, key in ipairs(KEYS) do
            local count = tonumber(redis.call('GET', key) or '0')
            if count > 1 then redis.call('DECR', key) else redis.call('DEL', key) end
        end
        return 0
        """,
        Long.class
    );

    private final StringRedisTemplate redis;

    public CounterStore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Adds one to every counter, or to none where one of them has reached its limit.
     *
     * @param keys from {@link RedisKeys}, all of one tenant or all of the installation
     * @param limits how far each may count, in the order of the keys
     * @param window how long after its first count a counter begins again
     * @return zero where it was counted, else how long the last of the full counters stays full
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    public Duration admit(List<String> keys, List<Long> limits, Duration window) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(window.toMillis()));
        limits.forEach(limit -> arguments.add(limit.toString()));
        Long wait = redis.execute(ADMIT, keys, arguments.toArray());
        return Duration.ofMillis(wait == null ? 0 : wait);
    }

    /** Takes one off each counter; those that are at nothing already stay there. */
    public void giveBack(List<String> keys) {
        redis.execute(GIVE_BACK, keys);
    }

    /** Lets one counter begin again. */
    public void reset(String key) {
        redis.delete(key);
    }
}
