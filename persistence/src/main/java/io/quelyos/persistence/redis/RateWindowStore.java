package io.quelyos.persistence.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * What was taken from limited supplies in their running windows, the same for all instances. One call takes from several
 * supplies in one step and one round trip: from all of them or from none. An instance may take some more than it needs right
 * now, to hand out by itself; the nearer the end of a supply the less, so that little lies idle when it matters.
 */
public final class RateWindowStore {

    private static final RedisScript<List<Long>> TAKE = listScript(
        """
        local window = tonumber(ARGV[1])
        local taken, rest, refused = {}, {}, false
        for i, key in ipairs(KEYS) do
            taken[i] = tonumber(redis.call('GET', key) or '0')
            rest[i] = redis.call('PTTL', key)
            if rest[i] < 0 then rest[i] = window end
            if taken[i] + tonumber(ARGV[3 * i]) > tonumber(ARGV[3 * i - 1]) then refused = true end
        end
        local answer = {}
        for i, key in ipairs(KEYS) do
            local granted = 0
            if not refused then
                local limit, need = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
                local left = limit - taken[i] - need
                granted = need + math.min(tonumber(ARGV[3 * i + 1]), math.floor(left / 8))
                redis.call('SET', key, taken[i] + granted, 'PX', rest[i])
            end
            answer[3 * i - 2] = granted
            answer[3 * i - 1] = taken[i] + granted
            answer[3 * i] = rest[i]
        end
        return answer
        """
    );

    private final StringRedisTemplate redis;

    public RateWindowStore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /**
     * What is asked of one supply.
     *
     * @param key from {@link RedisKeys}; all of one call are of one tenant or of the installation
     * @param limit how much there is in a window
     * @param need how much must be granted
     * @param surplus how much more may be granted
     */
    public record Ask(String key, long limit, long need, long surplus) {}

    /**
     * What came of it.
     *
     * @param granted 0 when this or another supply of the call has too little
     * @param taken by everybody in the running window, what was just granted included
     * @param rest how long the window goes on
     */
    public record Grant(long granted, long taken, Duration rest) {}

    /**
     * Takes from all supplies or from none.
     *
     * @param window how long a supply lasts, from the first that is taken of it
     * @return one answer per ask, in their order
     * @throws org.springframework.dao.DataAccessException when Redis does not answer
     */
    public List<Grant> take(List<Ask> asks, Duration window) {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(window.toMillis()));
        for (Ask ask : asks) {
            arguments.add(Long.toString(ask.limit()));
            arguments.add(Long.toString(ask.need()));
            arguments.add(Long.toString(ask.surplus()));
        }
        List<Long> answer = redis.execute(TAKE, asks.stream().map(Ask::key).toList(), arguments.toArray());
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            grants.add(new Grant(answer.get(3 * i), answer.get(3 * i + 1), Duration.ofMillis(answer.get(3 * i + 2))));
        }
        return grants;
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static RedisScript<List<Long>> listScript(String text) {
        return (RedisScript) RedisScript.of(text, List.class);
    }
}
