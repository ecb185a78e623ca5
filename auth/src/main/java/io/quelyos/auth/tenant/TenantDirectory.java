package io.quelyos.auth.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantDirectoryMapper;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantRow;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Finds tenants by their names and remembers the answers, also that a name is nobody's. PostgreSQL tells of every change,
 * and an answer that was on its way while a change arrived is not remembered: the generation counts changes, and only what
 * was asked and answered within one generation is kept. While changes are not heard nothing is remembered at all.
 */
@Component
public final class TenantDirectory implements TenantChanges.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(TenantDirectory.class);

    private final TenantDirectoryMapper mapper;
    private final TenantChanges changes;
    private final Cache<Name, Tenant> known;
    private final Cache<Name, Boolean> unknown;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong generation = new AtomicLong();

    TenantDirectory(TenantDirectoryMapper mapper, TenantChanges changes, TenantDirectorySettings settings) {
        this.mapper = mapper;
        this.changes = changes;
        this.known = LocalCache.newBuilder()
            .maximumSize(settings.maximumEntries())
            .expireAfterWrite(settings.timeToLive())
            .build();
        this.unknown = LocalCache.newBuilder()
            .maximumSize(settings.maximumEntries())
            .expireAfterWrite(settings.unknownTimeToLive())
            .build();
        changes.subscribe(this);
    }

    /**
     * The tenant whose registered domain this is.
     *
     * @throws ApiException UNAVAILABLE when the database does not answer, as all look-ups here
     */
    public @Nullable Tenant findByDomain(String domain) {
        return find(new Name(Kind.DOMAIN, domain.toLowerCase(Locale.ROOT)));
    }

    /** The tenant of a slug. */
    public @Nullable Tenant findBySlug(String slug) {
        return find(new Name(Kind.SLUG, slug));
    }

    /** The tenant of an identity. */
    public @Nullable Tenant findById(TenantId id) {
        return find(new Name(Kind.ID, id.toString()));
    }

    /** The tenant that has registered a web origin, such as {@code https://shop.example}. */
    public @Nullable Tenant findByOrigin(String origin) {
        return find(new Name(Kind.ORIGIN, origin.toLowerCase(Locale.ROOT)));
    }

    /** Forgets one tenant at once; for whoever has just changed it, so as not to wait for the database's notice. */
    public void forget(TenantId tenant) {
        lock.lock();
        try {
            generation.incrementAndGet();
            known
                .asMap()
                .values()
                .removeIf(found -> found.id().equals(tenant));
            // A name that was nobody's may be this tenant's now.
            unknown.invalidateAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void tenantChanged(TenantId tenant) {
        forget(tenant);
    }

    @Override
    public void changesMissed() {
        lock.lock();
        try {
            generation.incrementAndGet();
            known.invalidateAll();
            unknown.invalidateAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Tenant find(Name name) {
        boolean isTrusted = changes.isListening();
        if (isTrusted) {
            Tenant remembered = known.getIfPresent(name);
            if (remembered != null) {
                return remembered;
            }
            if (unknown.getIfPresent(name) != null) {
                return null;
            }
        }
        long asked = generation.get();
        TenantRow row = ask(name);
        Tenant tenant = row == null ? null : Tenant.of(row);
        if (isTrusted) {
            remember(name, tenant, asked);
        }
        return tenant;
    }

    private void remember(Name name, @Nullable Tenant tenant, long asked) {
        lock.lock();
        try {
            if (generation.get() != asked || !changes.isListening()) {
                return;
            }
            if (tenant == null) {
                unknown.put(name, true);
            } else {
                known.put(name, tenant);
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable TenantRow ask(Name name) {
        try {
            return switch (name.kind()) {
                case DOMAIN -> mapper.findByDomain(name.text());
                case SLUG -> mapper.findBySlug(name.text());
                case ID -> mapper.findById(TenantId.of(name.text()).value());
                case ORIGIN -> mapper.findByOrigin(name.text());
            };
        } catch (DataAccessException | TransactionException exception) {
            LOG.warn("The directory of tenants does not answer", exception);
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "The directory of tenants does not answer at the moment.");
        }
    }

    private enum Kind {
        DOMAIN,
        SLUG,
        ID,
        ORIGIN,
    }

    private record Name(Kind kind, String text) {}
}
