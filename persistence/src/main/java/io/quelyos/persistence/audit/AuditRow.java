package io.quelyos.persistence.audit;

import java.util.UUID;

/**
 * One deed.
 *
 * @param actorKind the audience that the actor belongs to, as STAFF
 * @param actorId the actor's key, as {@code staff:0195…}
 * @param action entity and verb, as {@code product.update}
 * @param detail a JSON object of what changed; never a secret
 */
public record AuditRow(
    UUID tenantId,
    UUID id,
    String actorKind,
    String actorId,
    String action,
    String entityType,
    String entityId,
    String detail
) {}
