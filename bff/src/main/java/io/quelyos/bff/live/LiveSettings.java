package io.quelyos.bff.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events reach clients.
 *
 * @param keptEvents how many events of one topic are kept for clients that were away
 * @param keptFor how long they are kept after the last of them
 * @param publishers how many tenants' events this instance moves to Redis at once
 * @param publishedAtOnce how many of a tenant's events are moved in one transaction
 * @param sweepSpan after how long events are looked for that were not moved, because an instance died or Redis was away;
 *     longer than any transaction
 * @param sweepRetry how soon that is tried again
 * @param lag how many events wait in memory for a client that is slow; it is served from Redis when there are more
 */
@ConfigurationProperties("quelyos.live")
public record LiveSettings(
    @DefaultValue("1000") int keptEvents,
    @DefaultValue("24h") Duration keptFor,
    @DefaultValue("2") int publishers,
    @DefaultValue("200") int publishedAtOnce,
    @DefaultValue("30s") Duration sweepSpan,
    @DefaultValue("10s") Duration sweepRetry,
    @DefaultValue("100") int lag
) {
    public LiveSettings {
        if (keptEvents < 1 || publishers < 1 || publishedAtOnce < 1 || lag < 1) {
            throw new IllegalArgumentException("quelyos.live keeps, publishes and holds one event at least");
        }
        if (sweepSpan.toSeconds() < 1) {
            throw new IllegalArgumentException("quelyos.live.sweep-span is " + sweepSpan);
        }
    }
}
