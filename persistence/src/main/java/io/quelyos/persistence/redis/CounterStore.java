package io.quelyos.persistence.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Counters that forget after a window. The window begins with the first count and is not moved by later ones, and counting
 * and reading are one step, so that requests at the same time cannot slip through between them.
 */
public final class CounterStore {

    private static final RedisScript<List<Long>> COUNT = listScript(
        """
        local answer = {}
        for index, key in ipairs(KEYS) do
            local count = redis.call('INCR', key)
            local rest = redis.call('PTTL', key)
            if rest < 0 then
                rest = tonumber(ARGV[1])
                redis.call('PEXPIRE', key, rest)
            end
            answer[#answer + 1] = count
            answer[#answer + 1] = rest
        end
        return answer
        """
    );

    private final StringRedisTemplate redis;

    public CounterStore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * Adds one to each counter.
     *
     * @param keys from {@link RedisKeys}, all of one tenant or all of the installation
     * @param window how long after its first count a counter begins again
     * @return one count per key, in their order
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    public List<Count> count(List<String> keys, Duration window) {
        List<Long> answer = redis.execute(COUNT, keys, Long.toString(window.toMillis()));
        List<Count> counts = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            counts.add(new Count(answer.get(2 * i), Duration.ofMillis(answer.get(2 * i + 1))));
        }
        return counts;
    }

    /** Lets one counter begin again. */
    public void reset(String key) {
        redis.delete(key);
    }

    /**
     * A counter's state.
     *
     * @param value how often it was counted in this window, this time included
     * @param rest how long the window goes on
     */
    public record Count(long value, Duration rest) {}

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static RedisScript<List<Long>> listScript(String text) {
        return (RedisScript) RedisScript.of(text, List.class);
    }
}
