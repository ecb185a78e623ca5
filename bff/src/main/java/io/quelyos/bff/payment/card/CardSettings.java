package io.quelyos.bff.payment.card;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider that does not do what it is asked for is asked again.
 *
 * @param firstPause before a job looks at what was not done while its buyer waited
 * @param pause before a job's second attempt; it doubles with each further one
 * @param longestPause it grows no longer than this
 * @param toldAfter after so many attempts staff are told, in the order's history
 */
@ConfigurationProperties("quelyos.payment.retry")
public record CardSettings(
    @DefaultValue("20s") Duration firstPause,
    @DefaultValue("10s") Duration pause,
    @DefaultValue("1h") Duration longestPause,
    @DefaultValue("5") int toldAfter
) {
    private static final int MOST_DOUBLINGS = 20;

    public CardSettings {
        if (!firstPause.isPositive() || !pause.isPositive() || longestPause.compareTo(pause) < 0 || toldAfter < 1) {
            throw new IllegalArgumentException(
                "quelyos.payment.retry pauses " +
                    firstPause +
                    ", then " +
                    pause +
                    " to " +
                    longestPause +
                    " and tells after " +
                    toldAfter
            );
        }
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param missed how many attempts came to nothing, at least 1
     */
    Duration pauseAfter(int missed) {
        Duration grown = pause.multipliedBy(1L << Math.min(MOST_DOUBLINGS, missed - 1));
        return grown.compareTo(longestPause) < 0 ? grown : longestPause;
    }
}
