package io.quelyos.bff.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long requests that write a tenant's catalogue wait for each other and for imports.
 *
 * @param lockWait how long one waits for its turn, and then once more for a lock of the database
 * @param heldWait how long one waits for its turn that holds a connection to the database already
 * @param writersPerTenant how many requests of one tenant may hold a connection for that at a time, on each instance
 */
@ConfigurationProperties("quelyos.catalog.turns")
public record CatalogTurnSettings(
    @DefaultValue("1500ms") Duration lockWait,
    @DefaultValue("250ms") Duration heldWait,
    @DefaultValue("4") int writersPerTenant
) {
    public CatalogTurnSettings {
        if (lockWait.toMillis() < 1 || heldWait.isNegative() || writersPerTenant < 1) {
            throw new IllegalArgumentException("quelyos.catalog.turns lets nobody write");
        }
    }
}
