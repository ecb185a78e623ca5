package io.quelyos.persistence.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the database may read for one tenant.
 *
 * @param statementTimeout after which a statement that reads is ended, at least a millisecond; one that writes has the time
 *     that {@code spring.datasource} gives all statements
 */
@ConfigurationProperties("quelyos.reads")
public record ReadSettings(@DefaultValue("10s") Duration statementTimeout) {
    public ReadSettings {
        if (statementTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("quelyos.reads.statement-timeout is too short: " + statementTimeout);
        }
    }
}
