package io.quelyos.bff.live;

import io.quelyos.persistence.redis.live.LiveEntry;
import io.quelyos.persistence.redis.live.LivePosition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Something that a client is told.
 *
 * @param id the position after which the client goes on when it comes back
 * @param kind what happened; one of the topic's own, or one of the two below
 * @param payload JSON
 */
public record LiveEvent(String id, String kind, String payload, OffsetDateTime at) {
    /** The subscription begins: from here on nothing is missed. */
    public static final String STARTED = "STARTED";
    /** Events between the position that the client came back with and this one are not kept any more. */
    public static final String MISSED = "MISSED";

    static LiveEvent of(LiveEntry entry) {
        return new LiveEvent(
            entry.position().text(),
            entry.kind(),
            entry.payload(),
            OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC)
        );
    }

    static LiveEvent of(LivePosition position, String kind, Instant now) {
        return new LiveEvent(position.text(), kind, "{}", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
    }
}
