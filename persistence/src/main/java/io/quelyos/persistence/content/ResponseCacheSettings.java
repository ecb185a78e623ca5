package io.quelyos.persistence.content;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How answers to public questions are kept. All instances of an installation must have the same {@code isEnabled} and
 * {@code lease}: writers wait for the leases of the others.
 *
 * @param enabled whether answers are kept at all
 * @param lease how long an instance may go on from the last time it heard of all changes; whoever changes what a shop shows
 *     is answered by so much later
 * @param memoryBytes what all kept answers may take
 * @param tenantPercent how much of that one tenant's answers may take
 * @param answerPercent how much of a tenant's part one answer may take; longer ones are not kept
 * @param patience how long one question waits for an equal one that is being answered, which may wait for its turn itself
 */
@ConfigurationProperties("quelyos.response-cache")
public record ResponseCacheSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("5ms") Duration lease,
    @DefaultValue("67108864") long memoryBytes,
    @DefaultValue("25") int tenantPercent,
    @DefaultValue("10") int answerPercent,
    @DefaultValue("8s") Duration patience
) {
    private static final Duration LONGEST_LEASE = Duration.ofSeconds(1);

    public ResponseCacheSettings {
        if (lease.isNegative() || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("quelyos.response-cache.lease is not of 0 to 1s: " + lease);
        }
        if (memoryBytes < 1 || !isPercent(tenantPercent) || !isPercent(answerPercent)) {
            throw new IllegalArgumentException(
                "quelyos.response-cache has no memory or percentages that are not of 1 to 100"
            );
        }
    }

    /** What one tenant's answers may take. */
    public long tenantBytes() {
        return Math.max(1, Math.multiplyExact(memoryBytes, tenantPercent) / 100);
    }

    /** What one answer may take. */
    public long answerBytes() {
        return Math.max(1, Math.multiplyExact(tenantBytes(), answerPercent) / 100);
    }

    private static boolean isPercent(int value) {
        return value >= 1 && value <= 100;
    }
}
