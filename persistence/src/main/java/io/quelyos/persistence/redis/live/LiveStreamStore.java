package io.quelyos.persistence.redis.live;

import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Keeps the last events of each topic. Beside a stream stands its floor: every event after that position is kept, hence
 * whoever comes back with an older one is told that something was missed. Writing an event down and telling the instances
 * of it is one step, and an event that was written before is not written again, so that those who publish may repeat
 * themselves.
 *
 * <p>Every method throws {@link org.springframework.dao.DataAccessException} when Redis does not answer.
 */
public final class LiveStreamStore {

    /** A stream without a floor is new, or Redis lost it: nothing that was before this moment is kept. */
    private static final String SET_FLOOR = """
    if redis.call('EXISTS', KEYS[2]) == 0 then
        local now = redis.call('TIME')
        local ms = tonumber(now[1]) * 1000 + math.floor(tonumber(now[2]) / 1000) - 1
        redis.call('SET', KEYS[2], string.format('%.0f-0', ms))
    end
    """;
    private static final String KEEP = """
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    redis.call('PEXPIRE', KEYS[2], ARGV[1])
    """;
    private static final RedisScript<Long> ADD = RedisScript.of(
        "if redis.call('EXISTS', KEYS[3]) == 1 then return 0 end\n" +
            SET_FLOOR +
            """
            local id = redis.call('XADD', KEYS[1], '*', 'kind', ARGV[5], 'payload', ARGV[6], 'at', ARGV[7])
            local surplus = redis.call('XLEN', KEYS[1]) - tonumber(ARGV[2])
            if surplus > 0 then
                local cut = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', surplus)
                redis.call('SET', KEYS[2], cut[#cut][1])
                redis.call('XTRIM', KEYS[1], 'MAXLEN', ARGV[2])
            end
            redis.call('SET', KEYS[3], '1', 'PX', ARGV[1])
            """ +
            KEEP +
            """
            redis.call('PUBLISH', ARGV[3], cjson.encode({
                topic = ARGV[4], id = id, kind = ARGV[5], payload = ARGV[6], at = ARGV[7]
            }))
            return 1
            """,
        Long.class
    );
    private static final RedisScript<String> END = RedisScript.of(
        SET_FLOOR +
            KEEP +
            """
            local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
            if #last == 0 then return redis.call('GET', KEYS[2]) end
            return last[1][1]
            """,
        String.class
    );
    private static final RedisScript<List<Object>> READ = listScript(
        """
        local answer = { redis.call('GET', KEYS[2]) or '' }
        for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])) do
            local fields = {}
            for i = 1, #entry[2], 2 do fields[entry[2][i]] = entry[2][i + 1] end
            answer[#answer + 1] = entry[1]
            answer[#answer + 1] = fields['kind']
            answer[#answer + 1] = fields['payload']
            answer[#answer + 1] = fields['at']
        end
        return answer
        """
    );
    private static final int TEXTS_PER_ENTRY = 4;

    private final StringRedisTemplate redis;

    public LiveStreamStore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** How much of a topic is kept: so many events, and for so long after the last one. */
    public record Retention(int events, Duration time) {}

    /** Writes an event at the end of its topic and tells all instances; one that was written before is left alone. */
    public void add(TenantId tenant, UUID event, String topic, Draft draft, Retention retention) {
        redis.execute(
            ADD,
            List.of(
                RedisKeys.liveStream(tenant, topic),
                RedisKeys.liveFloor(tenant, topic),
                RedisKeys.liveSeen(tenant, event)
            ),
            Long.toString(retention.time().toMillis()),
            Integer.toString(retention.events()),
            RedisKeys.liveChannel(tenant),
            topic,
            draft.kind(),
            draft.payload(),
            draft.at().toString()
        );
    }

    /** An event that has no position yet. */
    public record Draft(String kind, String payload, Instant at) {}

    /** Where a topic ends at this moment: all that happens from now on comes after it. */
    public LivePosition end(TenantId tenant, String topic, Retention retention) {
        String end = redis.execute(END, keys(tenant, topic), Long.toString(retention.time().toMillis()));
        return LivePosition.of(Objects.requireNonNull(end, "the script answers a position"));
    }

    /** What came after a position. */
    public Reading read(TenantId tenant, String topic, LivePosition after, int limit) {
        List<Object> answer = redis.execute(READ, keys(tenant, topic), after.text(), Integer.toString(limit));
        List<String> texts = answer.stream().map(String::valueOf).toList();
        String floor = texts.getFirst();
        if (floor.isEmpty() || after.compareTo(LivePosition.of(floor)) < 0) {
            return new Reading(null);
        }
        List<LiveEntry> entries = new ArrayList<>();
        for (int i = 1; i + TEXTS_PER_ENTRY <= texts.size(); i += TEXTS_PER_ENTRY) {
            entries.add(
                new LiveEntry(
                    LivePosition.of(texts.get(i)),
                    texts.get(i + 1),
                    texts.get(i + 2),
                    Instant.parse(texts.get(i + 3))
                )
            );
        }
        return new Reading(entries);
    }

    /**
     * What was read.
     *
     * @param entries the first that came after the position; null where not all of them are kept
     */
    public record Reading(@Nullable List<LiveEntry> entries) {}

    private static List<String> keys(TenantId tenant, String topic) {
        return List.of(RedisKeys.liveStream(tenant, topic), RedisKeys.liveFloor(tenant, topic));
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static RedisScript<List<Object>> listScript(String text) {
        return (RedisScript) RedisScript.of(text, List.class);
    }
}
