package io.quelyos.bff.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance works on jobs.
 *
 * @param isEnabled whether this instance works on jobs at all; it can schedule them in any case
 * @param concurrency how many jobs it does at once
 * @param pollInterval how often it looks for due jobs; one that it scheduled itself begins at once
 * @param heartbeatInterval how often a running job shows that it lives
 * @param missedHeartbeats after how many missed ones another instance takes the job over, at least 4
 * @param shutdownWait how long the shutdown waits for running jobs before it interrupts them
 */
@ConfigurationProperties("quelyos.jobs")
public record JobSettings(
    @DefaultValue("true") boolean isEnabled,
    @DefaultValue("2") int concurrency,
    @DefaultValue("1s") Duration pollInterval,
    @DefaultValue("5s") Duration heartbeatInterval,
    @DefaultValue("4") int missedHeartbeats,
    @DefaultValue("20s") Duration shutdownWait
) {
    public JobSettings {
        if (concurrency < 1 || missedHeartbeats < 4) {
            throw new IllegalArgumentException(
                "quelyos.jobs needs a concurrency of 1 and 4 missed heartbeats at least," +
                    " not " +
                    concurrency +
                    " and " +
                    missedHeartbeats
            );
        }
    }
}
