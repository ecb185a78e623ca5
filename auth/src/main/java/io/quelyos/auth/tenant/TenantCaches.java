package io.quelyos.auth.tenant;

import io.quelyos.persistence.tenant.TenantChanges;
import org.springframework.stereotype.Component;

/** Makes memories of tenants' values, one for each kind of value. */
@Component
public final class TenantCaches {

    private final TenantChanges changes;
    private final TenantDirectorySettings settings;

    TenantCaches(TenantChanges changes, TenantDirectorySettings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    /** A memory that forgets a tenant when any of its settings change. */
    public <V> TenantCache<V> create() {
        return new TenantCache<>(changes, settings);
    }
}
