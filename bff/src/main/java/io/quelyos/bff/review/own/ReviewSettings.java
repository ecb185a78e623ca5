package io.quelyos.bff.review.own;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much buyers may write about products.
 *
 * @param perDay how many reviews one customer writes or rewrites within 24 hours at the most
 * @param redisPause how long Redis is left alone after it did not answer; nothing is counted meanwhile
 */
@ConfigurationProperties("quelyos.reviews")
public record ReviewSettings(@DefaultValue("10") int perDay, @DefaultValue("2s") Duration redisPause) {
    public ReviewSettings {
        if (perDay < 1) {
            throw new IllegalArgumentException("quelyos.reviews.per-day is " + perDay);
        }
    }
}
