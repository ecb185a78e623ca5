package io.quelyos.bff.shoppolicy;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.shoppolicy.ShopPolicyMapper;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells how a tenant sells, from memory. */
@Component
public final class ShopPolicies {

    private final TenantDb tenantDb;
    private final ShopPolicyMapper mapper;
    private final TenantCache<ShopPolicyRow> known;

    ShopPolicies(TenantDb tenantDb, ShopPolicyMapper mapper, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.known = caches.create();
    }

    /** The policy that holds now. */
    public ShopPolicyRow of(TenantScoped scope) {
        return known.get(scope, () ->
            Objects.requireNonNullElse(tenantDb.read(scope, mapper::find), ShopPolicyRow.DEFAULT)
        );
    }

    /** Forgets a tenant's policy; for whoever has just changed it, after the change is committed. */
    void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }
}
