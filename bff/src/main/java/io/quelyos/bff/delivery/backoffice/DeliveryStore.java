package io.quelyos.bff.delivery.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.delivery.Deliveries;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.delivery.DeliveryMapper;
import io.quelyos.persistence.delivery.DeliveryWriteMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all changes of deliveries share: turns, the trail, and that everybody forgets what held before. */
@Component
final class DeliveryStore {

    private final TenantDb tenantDb;
    private final DeliveryMapper reads;
    private final DeliveryWriteMapper writes;
    private final Deliveries deliveries;
    private final AuditTrail audit;

    DeliveryStore(
        TenantDb tenantDb,
        DeliveryMapper reads,
        DeliveryWriteMapper writes,
        Deliveries deliveries,
        AuditTrail audit
    ) {
        this.tenantDb = tenantDb;
        this.reads = reads;
        this.writes = writes;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    DeliveryMapper reads() {
        return reads;
    }

    DeliveryWriteMapper writes() {
        return writes;
    }

    <T> T read(TenantContext context, Supplier<T> work) {
        return tenantDb.read(context, work);
    }

    /** A change in its turn: limits that were counted hold until it is committed. */
    <T> T change(TenantContext context, Supplier<T> work) {
        return tenantDb.write(context, () -> {
            writes.lockTurns(context.tenantId().toString());
            return work.get();
        });
    }

    /** Notes a change that was made; called in its transaction. */
    void record(TenantContext context, String action, String entityType, UUID id, Map<String, ?> detail) {
        audit.record(context, action, entityType, id, detail);
        deliveries.forgetAfterCommit(context);
    }

    /** The reasons for which a thing cannot be changed; empty where it can. */
    static List<UserError> refuse(@Nullable Integer storedVersion, int version, String name) {
        if (storedVersion == null) {
            return List.of(UserError.of(Code.NOT_FOUND, "There is no such " + name + ".", "id"));
        }
        return storedVersion == version ? List.of() : List.of(new UserError.VersionConflict(storedVersion));
    }
}
