package io.quelyos.persistence.redis;

import io.quelyos.persistence.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Automatic persisted queries, found again by every instance for a day. The queries of one tenant's audience are a share of
 * their own with a bound of its own: the oldest of a full share gives way, and no other share does.
 *
 * <p>Every method throws {@link org.springframework.dao.DataAccessException} when Redis does not answer.
 */
public final class PersistedQueryDocumentStore {

    /** The documents' keys are the members, so that a script needs to build none. */
    private static final RedisScript<Long> BOUND = RedisScript.of(
        """
        redis.call('ZADD', KEYS[1], ARGV[1], KEYS[2])
        redis.call('EXPIRE', KEYS[1], ARGV[2])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[1] - ARGV[2] * 1000)
        local surplus = redis.call('ZCARD', KEYS[1]) - ARGV[3]
        if surplus <= 0 then return 0 end
        local oldest = redis.call('ZPOPMIN', KEYS[1], surplus)
        for i = 1, #oldest, 2 do redis.call('DEL', oldest[i]) end
        return surplus
        """,
        Long.class
    );

    private final PersistedQueryDocuments documents;
    private final StringRedisTemplate redis;

    PersistedQueryDocumentStore(PersistedQueryDocuments documents, StringRedisTemplate redis) {
        this.documents = documents;
        this.redis = redis;
    }

    /** A text, and when it was last written. */
    public record Kept(String text, Instant savedAt) {}

    /**
     * Finds a query.
     *
     * @param tenant null for callers outside of every tenant
     * @param audience its name
     * @param hash the hexadecimal SHA-256 of the text
     */
    public @Nullable Kept find(@Nullable TenantId tenant, String audience, String hash) {
        return documents
            .findById(RedisKeys.persistedQueryDocumentId(tenant, audience, hash))
            .map(document -> new Kept(document.text(), Instant.ofEpochMilli(document.savedAtMs())))
            .orElse(null);
    }

    /**
     * Keeps a query for a day.
     *
     * @param limit how many queries the share keeps
     */
    public void save(@Nullable TenantId tenant, String audience, String hash, String text, Instant now, int limit) {
        String id = RedisKeys.persistedQueryDocumentId(tenant, audience, hash);
        documents.save(new PersistedQueryDocument(id, text, now.toEpochMilli()));
        redis.execute(
            BOUND,
            List.of(RedisKeys.persistedQueries(tenant, audience), RedisKeys.TENANT_KEYSPACE + ":" + id),
            Long.toString(now.toEpochMilli()),
            Long.toString(PersistedQueryDocument.LIFE_SECONDS),
            Integer.toString(limit)
        );
    }
}
