package io.quelyos.bff.graphql.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many operations run and wait in one instance; subscriptions and answers that are kept count for nothing.
 *
 * @param atWork operations that the processors are busy with at the same time; 0 for twice the processors and one
 * @param turn how long one counts as that; who runs on is taken to wait for something else, and the next one begins beside it
 * @param atOnce operations that run at the same time, however long they do
 * @param atOnceOfOne how many of them one tenant may have; what it has more waits, and the others go on
 * @param waiting operations that wait for others to end; where more come, the last of the tenant with the most is refused
 * @param patience how long one waits before it is refused
 * @param retryAfter when a client that is refused is asked to come again, of at least a second
 */
@ConfigurationProperties("quelyos.graphql.admission")
public record AdmissionSettings(
    @DefaultValue("0") int atWork,
    @DefaultValue("100ms") Duration turn,
    @DefaultValue("64") int atOnce,
    @DefaultValue("24") int atOnceOfOne,
    @DefaultValue("1000") int waiting,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("1s") Duration retryAfter
) {
    public AdmissionSettings {
        atWork = atWork == 0 ? 2 * Runtime.getRuntime().availableProcessors() + 1 : atWork;
        if (
            atWork < 1 ||
            turn.toMillis() < 1 ||
            atOnce < 1 ||
            atOnceOfOne < 1 ||
            waiting < 0 ||
            patience.isNegative() ||
            retryAfter.toSeconds() < 1
        ) {
            throw new IllegalArgumentException(
                "quelyos.graphql.admission lets nobody in or says nonsense: at-work %d, turn %s, at-once %d, at-once-of-one %d, waiting %d, patience %s, retry-after %s".formatted(
                    atWork,
                    turn,
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
