package io.quelyos.persistence.redis.live;

import java.time.Instant;

/**
 * An event in a stream.
 *
 * @param kind what happened
 * @param payload JSON
 * @param at when it happened
 */
public record LiveEntry(LivePosition position, String kind, String payload, Instant at) {}
