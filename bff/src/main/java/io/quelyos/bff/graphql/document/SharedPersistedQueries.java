package io.quelyos.bff.graphql.document;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.redis.PersistedQueryDocumentStore;
import io.quelyos.persistence.redis.PersistedQueryDocumentStore.Kept;
import io.quelyos.persistence.redis.RedisPatience;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Automatic persisted queries in Redis, where every instance finds them, and in memory before it. Both are divided into
 * shares, one for each tenant's audience, and each share is bounded by itself: a tenant that floods the store evicts
 * nothing but its own. Without Redis an instance works with what it has in memory.
 */
@Component
final class SharedPersistedQueries implements PersistedQueryStore {

    private final PersistedQueryDocumentStore store;
    private final PersistedQuerySettings settings;
    private final Clock clock;
    private final RedisPatience redis;
    private final Cache<Share, Cache<String, String>> local;

    SharedPersistedQueries(PersistedQueryDocumentStore store, PersistedQuerySettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.redis = new RedisPatience("persisted queries", settings.redisPause());
        this.local = LocalCache.newBuilder().maximumSize(settings.localShares()).build();
    }

    @Override
    public @Nullable String find(RequestContext context, String sha256Hash) {
        Share share = Share.of(context);
        String inMemory = texts(share).getIfPresent(sha256Hash);
        if (inMemory != null) {
            return inMemory;
        }
        Kept kept = redis.<@Nullable Kept>ask(
            () -> store.find(share.tenant(), share.audience(), sha256Hash),
            () -> null
        );
        if (kept == null) {
            return null;
        }
        texts(share).put(sha256Hash, kept.text());
        Instant now = clock.instant();
        if (kept.savedAt().plus(settings.refreshAfter()).isBefore(now)) {
            write(share, sha256Hash, kept.text(), now);
        }
        return kept.text();
    }

    @Override
    public void save(RequestContext context, String sha256Hash, String text) {
        if (text.length() > settings.characters()) {
            return;
        }
        Share share = Share.of(context);
        // Many clients send text and hash together every time; what is in memory was written not long ago.
        if (texts(share).asMap().putIfAbsent(sha256Hash, text) == null) {
            write(share, sha256Hash, text, clock.instant());
        }
    }

    private void write(Share share, String hash, String text, Instant now) {
        redis.ask(
            () -> {
                store.save(share.tenant(), share.audience(), hash, text, now, settings.perShare());
                return true;
            },
            () -> false
        );
    }

    /** Entries leave memory after a while, so that a query in steady use is looked up and refreshed in Redis too. */
    private Cache<String, String> texts(Share share) {
        return local.get(share, ignored ->
            LocalCache.newBuilder()
                .maximumWeight(settings.localCharactersPerShare())
                .weigher((String hash, String text) -> hash.length() + text.length())
                .expireAfterWrite(settings.refreshAfter())
                .build()
        );
    }

    /**
     * Whose queries they are.
     *
     * @param tenant null for callers outside of every tenant
     */
    private record Share(@Nullable TenantId tenant, String audience) {
        static Share of(RequestContext context) {
            TenantId tenant = context instanceof TenantContext inside ? inside.tenantId() : null;
            return new Share(tenant, context.audience().name());
        }
    }
}
