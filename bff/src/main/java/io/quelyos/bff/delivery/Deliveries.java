package io.quelyos.bff.delivery;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.delivery.DeliveryMapper;
import io.quelyos.persistence.tenant.AfterCommit;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Tells how a tenant delivers, from memory. */
@Component
@EnableConfigurationProperties(DeliveryLimits.class)
public final class Deliveries {

    private final TenantDb tenantDb;
    private final DeliveryMapper mapper;
    private final DeliveryLimits limits;
    private final TenantCache<DeliveryTerms> known;

    Deliveries(TenantDb tenantDb, DeliveryMapper mapper, DeliveryLimits limits, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.limits = limits;
        this.known = caches.create();
    }

    /** The terms that hold now. Never asked inside a unit of work that changes them. */
    public DeliveryTerms of(TenantScoped scope) {
        return known.get(scope, () -> tenantDb.read(scope, this::load));
    }

    /** Lets go of what is remembered of a tenant as soon as the open transaction, which changes it, is committed. */
    public void forgetAfterCommit(TenantScoped scope) {
        AfterCommit.run(() -> known.forget(scope.tenantId()));
    }

    private DeliveryTerms load() {
        return new DeliveryTerms(
            mapper.listZones(limits.zones()),
            mapper.listAreas(limits.zones() * limits.areasPerZone()),
            mapper.listRates(limits.zones() * limits.ratesPerZone()),
            mapper.listPickupPoints(limits.pickupPoints())
        );
    }
}
