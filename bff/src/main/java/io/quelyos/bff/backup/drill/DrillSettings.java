package io.quelyos.bff.backup.drill;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often backups are restored on trial.
 *
 * @param isScheduled whether that is done without being asked for
 * @param every how long after a tenant's last drill the next one is due
 * @param sweepInterval how often tenants are looked for that are due
 * @param atOnce how many drills the sweep has under way at the most
 */
@ConfigurationProperties("quelyos.backup.drill")
public record DrillSettings(
    @DefaultValue("true") boolean isScheduled,
    @DefaultValue("7d") Duration every,
    @DefaultValue("15m") Duration sweepInterval,
    @DefaultValue("1") int atOnce
) {
    public DrillSettings {
        if (atOnce < 1 || !every.isPositive()) {
            throw new IllegalArgumentException(
                "quelyos.backup.drill has drills under way and some time between them, not " +
                    atOnce +
                    " every " +
                    every
            );
        }
    }
}
