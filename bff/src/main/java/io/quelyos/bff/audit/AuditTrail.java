package io.quelyos.bff.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.audit.AuditMapper;
import io.quelyos.persistence.audit.AuditRow;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trail of deeds. */
@Component
public final class AuditTrail {

    private static final JsonMapper JSON = new JsonMapper();
    private final AuditMapper entries;

    AuditTrail(AuditMapper entries) {
        this.entries = entries;
    }

    /**
     * Records a deed. Must be called inside the deed's own {@code TenantDb.write}, so that neither is there without the
     * other.
     *
     * @param action entity and verb, as {@code product.update}
     * @param entityType as {@code product}
     * @param detail what changed, never a secret
     */
    public void record(TenantContext context, String action, String entityType, UUID entity, Map<String, ?> detail) {
        entries.insert(
            new AuditRow(
                context.tenantId().value(),
                UuidCreator.getTimeOrderedEpoch(),
                context.audience().name(),
                context.actorKey(),
                action,
                entityType,
                entity.toString(),
                JSON.writeValueAsString(detail)
            )
        );
    }
}
