package io.quelyos.persistence.replica;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A streaming replica that units of work may read from.
 *
 * @param url its JDBC address, which names one server and no group of them; empty for none
 * @param username the application role
 * @param password the role's password
 * @param maximumPoolSize connections at the most
 * @param maxLag how far it may be behind before it is left out
 * @param pollInterval how often it is asked how far it is
 */
@ConfigurationProperties("quelyos.replica-datasource")
public record ReplicaSettings(
    @DefaultValue("") String url,
    @DefaultValue("quelyos_app") String username,
    @DefaultValue("") String password,
    @DefaultValue("16") int maximumPoolSize,
    @DefaultValue("5s") Duration maxLag,
    @DefaultValue("50ms") Duration pollInterval
) {
    public ReplicaSettings {
        if (pollInterval.toMillis() < 1 || maxLag.compareTo(pollInterval) <= 0) {
            throw new IllegalArgumentException(
                "quelyos.replica-datasource.max-lag must be longer than its poll-interval: " +
                    maxLag +
                    " and " +
                    pollInterval
            );
        }
    }
}
