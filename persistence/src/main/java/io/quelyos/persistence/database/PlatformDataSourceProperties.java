package io.quelyos.persistence.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the platform role connects, to the same database as {@code spring.datasource.url}.
 *
 * @param username the role's name
 * @param password the role's password
 * @param maximumPoolSize connections at the most; platform work is rare
 * @param statementTimeout after which a statement is ended, at least a millisecond
 * @param lockTimeout after which a statement that waits for somebody else's lock is ended, at least a millisecond
 */
@ConfigurationProperties("quelyos.platform-datasource")
public record PlatformDataSourceProperties(
    @DefaultValue("quelyos_platform") String username,
    @DefaultValue("") String password,
    @DefaultValue("4") int maximumPoolSize,
    @DefaultValue("30s") Duration statementTimeout,
    @DefaultValue("10s") Duration lockTimeout
) {
    public PlatformDataSourceProperties {
        if (statementTimeout.toMillis() < 1 || lockTimeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                "quelyos.platform-datasource ends statements and waiting at all, not after " +
                    statementTimeout +
                    " and " +
                    lockTimeout
            );
        }
    }

    /** What each connection says to the server when it opens. */
    String options() {
        return "-c statement_timeout=" + statementTimeout.toMillis() + " -c lock_timeout=" + lockTimeout.toMillis();
    }
}
