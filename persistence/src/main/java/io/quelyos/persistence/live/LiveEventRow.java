package io.quelyos.persistence.live;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An event that is not in Redis yet.
 *
 * @param topic what it is about
 * @param kind what happened, as an upper-case word
 * @param payload JSON
 */
public record LiveEventRow(UUID id, String topic, String kind, String payload, OffsetDateTime createdAt) {}
