package io.quelyos.bff.recentlyviewed;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered of the products that buyers looked at.
 *
 * @param kept how many products of each buyer
 * @param timeToLive how long after the last look
 * @param redisPause how long Redis is left alone after it did not answer
 */
@ConfigurationProperties("quelyos.recently-viewed")
public record RecentlyViewedSettings(
    @DefaultValue("50") int kept,
    @DefaultValue("90d") Duration timeToLive,
    @DefaultValue("1s") Duration redisPause
) {
    public RecentlyViewedSettings {
        if (kept < 1) {
            throw new IllegalArgumentException("kept must be 1 or more; it is " + kept);
        }
    }
}
