package io.quelyos.bff.search;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.search.SynonymMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import org.springframework.stereotype.Component;

/** Remembers what means the same to each tenant's buyers. */
@Component
public final class Synonyms {

    private final TenantDb tenantDb;
    private final SynonymMapper mapper;
    private final SearchLimits limits;
    private final TenantCache<SynonymBook> known;

    Synonyms(TenantDb tenantDb, SynonymMapper mapper, SearchLimits limits, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.limits = limits;
        this.known = caches.create();
    }

    SynonymBook of(TenantScoped scope) {
        return known.get(scope, () -> new SynonymBook(tenantDb.read(scope, () -> mapper.listAll(limits.synonyms()))));
    }

    /** For whoever has just changed them, after the change is committed. */
    public void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }
}
