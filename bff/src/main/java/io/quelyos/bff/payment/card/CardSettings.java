package io.quelyos.bff.payment.card;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider that does not answer is asked again.
 *
 * @param pause between two attempts
 */
@ConfigurationProperties("quelyos.payment.retry")
public record CardSettings(@DefaultValue("10s") Duration pause) {
    public CardSettings {
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("quelyos.payment.retry.pause is " + pause);
        }
    }
}
