package io.quelyos.bff.promotion;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells which promotions a tenant gives without a coupon, from memory. */
@Component
public final class AutomaticPromotions {

    /** The most active promotions without coupon of a tenant: every basket is tried against each of them. */
    public static final int MAXIMUM = 200;

    private final TenantDb tenantDb;
    private final PromotionMapper mapper;
    private final TenantCache<List<Promotion>> known;

    AutomaticPromotions(TenantDb tenantDb, PromotionMapper mapper, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.known = caches.create();
    }

    /** The active ones that are not over; not to be asked inside a unit of work that writes. */
    List<Promotion> of(TenantScoped scope) {
        return known.get(scope, () ->
            tenantDb.read(scope, () -> mapper.listAutomatic(MAXIMUM).stream().map(PromotionReader::promotion).toList())
        );
    }

    /** Forgets a tenant's promotions; for whoever has just changed them, after the change is committed. */
    public void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }
}
