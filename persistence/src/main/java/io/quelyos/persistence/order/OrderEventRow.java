package io.quelyos.persistence.order;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Something that happened to an order.
 *
 * @param kind in capitals, as {@code PLACED}
 * @param isPublic whether the buyer sees it too
 * @param actorKind the audience of who did it, or {@code SYSTEM}
 * @param detail a JSON object, never a secret
 */
public record OrderEventRow(
    UUID id,
    UUID orderId,
    String kind,
    boolean isPublic,
    String actorKind,
    String actorId,
    String detail,
    OffsetDateTime createdAt
) {}
