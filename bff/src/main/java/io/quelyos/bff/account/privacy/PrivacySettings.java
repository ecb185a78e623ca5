package io.quelyos.bff.account.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How personal data are handed over and forgotten.
 *
 * @param exportLifetime how long the file of what is known of a customer can be had
 * @param exportCost points of query cost that getting the file takes
 * @param deletionDelay how long after the wish an account is deleted, and can be kept after all
 * @param orderRetry how long after a look at orders under way the next one comes
 */
@ConfigurationProperties("quelyos.privacy")
public record PrivacySettings(
    @DefaultValue("48h") Duration exportLifetime,
    @DefaultValue("100") int exportCost,
    @DefaultValue("7d") Duration deletionDelay,
    @DefaultValue("24h") Duration orderRetry
) {
    public PrivacySettings {
        if (exportLifetime.isNegative() || exportLifetime.isZero() || orderRetry.isNegative() || orderRetry.isZero()) {
            throw new IllegalArgumentException("quelyos.privacy needs durations above nothing");
        }
        if (deletionDelay.isNegative() || exportCost < 1) {
            throw new IllegalArgumentException("quelyos.privacy.deletion-delay is " + deletionDelay);
        }
    }
}
