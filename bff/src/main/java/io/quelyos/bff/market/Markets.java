package io.quelyos.bff.market;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import org.springframework.stereotype.Component;

/** Tells what tenants offer, from memory. */
@Component
public final class Markets {

    /** How many languages, and how many currencies, a tenant can offer beside its own. */
    public static final int MAX_OFFERED = 50;

    private final TenantDb tenantDb;
    private final MarketMapper mapper;
    private final TenantCache<Market> known;

    Markets(TenantDb tenantDb, MarketMapper mapper, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.known = caches.create();
    }

    /** What the tenant offers now. */
    public Market of(TenantContext context) {
        return known.get(context, () ->
            tenantDb.read(context, () ->
                Market.of(context, mapper.listLocales(MAX_OFFERED), mapper.listCurrencies(MAX_OFFERED))
            )
        );
    }

    /** Forgets a tenant's offer; for whoever has just changed it, after the change is committed. */
    public void forget(TenantId tenant) {
        known.forget(tenant);
    }
}
