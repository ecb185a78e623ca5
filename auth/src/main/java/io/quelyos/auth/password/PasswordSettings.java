package io.quelyos.auth.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much hashing of passwords may cost the server; the algorithm's own parameters are not a setting.
 *
 * @param maximumConcurrentHashes hashes computed at the same time; 0 for half of the processors, at least one
 * @param waitTimeout how long a sign-in waits for its turn
 */
@ConfigurationProperties("quelyos.auth.password")
public record PasswordSettings(
    @DefaultValue("0") int maximumConcurrentHashes,
    @DefaultValue("3s") Duration waitTimeout
) {
    /** Each hash occupies a processor and 19 MiB, and the other half of the processors goes on serving. */
    int concurrentHashes() {
        return maximumConcurrentHashes > 0
            ? maximumConcurrentHashes
            : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
