package io.quelyos.persistence.redis;

import io.quelyos.persistence.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Sessions by the hash of their secret, and indexes of them by person and by kind. An index is a sorted set of hashes by
 * the time at which the session ends at the latest; what is over is cut off at each opening and listing. Steps that must
 * not be torn apart are scripts: above all a session that was revoked must not come back because somebody noted its use
 * at the same moment. That one was ended is told to all instances, which close what it holds open.
 *
 * <p>Every method throws {@link org.springframework.dao.DataAccessException} when Redis does not answer.
 */
public final class SessionStore {

    private static final RedisScript<Long> INDEX = RedisScript.of(
        """
        if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
        redis.call('PEXPIRE', KEYS[1], ARGV[4])
        for i = 2, #KEYS do
            redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', ARGV[3])
            redis.call('ZADD', KEYS[i], ARGV[2], ARGV[1])
            local last = redis.call('ZREVRANGE', KEYS[i], 0, 0, 'WITHSCORES')
            redis.call('PEXPIREAT', KEYS[i], string.format('%.0f', tonumber(last[2])))
        end
        return 1
        """,
        Long.class
    );
    private static final RedisScript<Long> TOUCH = RedisScript.of(
        """
        if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
        redis.call('HSET', KEYS[1], 'lastUsedAtMs', ARGV[1])
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return 1
        """,
        Long.class
    );
    private static final RedisScript<Long> DELETE = RedisScript.of(
        """
        for i = 2, #KEYS do redis.call('ZREM', KEYS[i], ARGV[1]) end
        local deleted = redis.call('DEL', KEYS[1])
        if deleted > 0 then redis.call('PUBLISH', ARGV[2], cjson.encode({ session = ARGV[1] })) end
        return deleted
        """,
        Long.class
    );

    private final SessionDocuments documents;
    private final StringRedisTemplate redis;

    SessionStore(SessionDocuments documents, StringRedisTemplate redis) {
        this.documents = documents;
        this.redis = redis;
    }

    /**
     * Keeps a new session.
     *
     * @param timeToLive after which Redis may forget it, unless it is used
     * @param endsAt when it ends at the latest
     */
    public void open(SessionDocument session, Duration timeToLive, Instant endsAt) {
        documents.save(session);
        redis.execute(
            INDEX,
            keys(session),
            session.hash(),
            Long.toString(endsAt.toEpochMilli()),
            Long.toString(session.createdAtMs()),
            Long.toString(timeToLive.toMillis())
        );
    }

    /** The session of a secret's hash. */
    public @Nullable SessionDocument find(TenantId tenant, String hash) {
        return documents.findById(RedisKeys.sessionDocumentId(tenant, hash)).orElse(null);
    }

    /** Notes that a session was used; does nothing when it was ended meanwhile. */
    public void touch(SessionDocument session, Instant usedAt, Duration timeToLive) {
        redis.execute(
            TOUCH,
            List.of(RedisKeys.session(session.tenant(), session.hash())),
            Long.toString(usedAt.toEpochMilli()),
            Long.toString(timeToLive.toMillis())
        );
    }

    /**
     * Ends a session.
     *
     * @return whether it was there
     */
    public boolean delete(SessionDocument session) {
        Long deleted = redis.execute(DELETE, keys(session), session.hash(), RedisKeys.liveChannel(session.tenant()));
        return deleted != null && deleted > 0;
    }

    /** The sessions of one person, the ones that last longest first. */
    public List<SessionDocument> listOfPerson(TenantId tenant, SessionKind kind, UUID person, Instant now, int limit) {
        return list(tenant, RedisKeys.personSessions(tenant, kind, person), now, limit);
    }

    /** The sessions of everybody of one kind, the ones that last longest first. */
    public List<SessionDocument> listOfKind(TenantId tenant, SessionKind kind, Instant now, int limit) {
        return list(tenant, RedisKeys.kindSessions(tenant, kind), now, limit);
    }

    /** Ends the sessions of a person that end first, until no more than a number are left. */
    public void trim(TenantId tenant, SessionKind kind, UUID person, int maximum) {
        Set<String> surplus = redis
            .opsForZSet()
            .range(RedisKeys.personSessions(tenant, kind, person), 0, -1L - maximum);
        for (String hash : surplus == null ? Set.<String>of() : surplus) {
            redis.execute(
                DELETE,
                List.of(
                    RedisKeys.session(tenant, hash),
                    RedisKeys.personSessions(tenant, kind, person),
                    RedisKeys.kindSessions(tenant, kind)
                ),
                hash,
                RedisKeys.liveChannel(tenant)
            );
        }
    }

    private List<SessionDocument> list(TenantId tenant, String index, Instant now, int limit) {
        redis.opsForZSet().removeRangeByScore(index, Double.NEGATIVE_INFINITY, (double) now.toEpochMilli());
        Set<String> hashes = redis.opsForZSet().reverseRange(index, 0, -1);
        List<SessionDocument> found = new ArrayList<>();
        for (String hash : hashes == null ? Set.<String>of() : hashes) {
            if (found.size() == limit) {
                break;
            }
            SessionDocument session = find(tenant, hash);
            if (session == null) {
                // It ended by itself, unused for too long.
                redis.opsForZSet().remove(index, hash);
            } else {
                found.add(session);
            }
        }
        return found;
    }

    private static List<String> keys(SessionDocument session) {
        TenantId tenant = session.tenant();
        String key = RedisKeys.session(tenant, session.hash());
        UUID person = session.person();
        return person == null
            ? List.of(key)
            : List.of(
                  key,
                  RedisKeys.personSessions(tenant, session.sessionKind(), person),
                  RedisKeys.kindSessions(tenant, session.sessionKind())
              );
    }
}
