package io.quelyos.auth.tenant;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Remembers one value per tenant that is read often and changed rarely, such as its settings. The tables that the value is
 * made of have the trigger {@code notify_tenant_changed}; its notice makes every server forget, as does {@link #forget} at
 * once on the server that wrote. What was asked before a change and answered after it is not remembered, and nothing is
 * while changes are not heard.
 *
 * @param <V> the value; immutable
 */
public final class TenantCache<V> implements TenantChanges.Listener {

    private final TenantChanges changes;
    private final Cache<TenantId, V> known;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong generation = new AtomicLong();

    TenantCache(TenantChanges changes, TenantDirectorySettings settings) {
        this.changes = changes;
        this.known = LocalCache.newBuilder()
            .maximumSize(settings.maximumEntries())
            .expireAfterWrite(settings.timeToLive())
            .build();
        changes.subscribe(this);
    }

    /** The tenant's value: remembered, or loaded now. */
    public V get(TenantScoped scope, Supplier<V> load) {
        boolean isTrusted = changes.isListening();
        V remembered = isTrusted ? known.getIfPresent(scope.tenantId()) : null;
        if (remembered != null) {
            return remembered;
        }
        long asked = generation.get();
        V loaded = load.get();
        if (isTrusted) {
            remember(scope.tenantId(), loaded, asked);
        }
        return loaded;
    }

    /** Forgets a tenant's value; for whoever has just changed it, after the change is committed. */
    public void forget(TenantId tenant) {
        lock.lock();
        try {
            generation.incrementAndGet();
            known.invalidate(tenant);
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
        } finally {
            lock.unlock();
        }
    }

    private void remember(TenantId tenant, V loaded, long asked) {
        lock.lock();
        try {
            if (generation.get() == asked && changes.isListening()) {
                known.put(tenant, loaded);
            }
        } finally {
            lock.unlock();
        }
    }
}
