package io.quelyos.bff.graphql.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many operations run and wait in one instance; subscriptions and answers that are kept count for nothing.
 *
 * @param atOnce operations that run at the same time; some more than there are connections to the database
 * @param atOnceOfOne how many of them one tenant may have; what it has more waits, and the others go on
 * @param waiting operations that wait for others to end; whoever comes when so many wait is refused at once
 * @param patience how long one waits before it is refused
 * @param retryAfter when a client that is refused is asked to come again, of at least a second
 */
@ConfigurationProperties("quelyos.graphql.admission")
public record AdmissionSettings(
    @DefaultValue("64") int atOnce,
    @DefaultValue("24") int atOnceOfOne,
    @DefaultValue("1000") int waiting,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("1s") Duration retryAfter
) {
    public AdmissionSettings {
        if (atOnce < 1 || atOnceOfOne < 1 || waiting < 0 || patience.isNegative() || retryAfter.toSeconds() < 1) {
            throw new IllegalArgumentException(
                "quelyos.graphql.admission lets nobody in or says nonsense: at-once %d, at-once-of-one %d, waiting %d, patience %s, retry-after %s".formatted(
                    atOnce,
                    atOnceOfOne,
                    waiting,
                    patience,
                    retryAfter
                )
            );
        }
    }
}
