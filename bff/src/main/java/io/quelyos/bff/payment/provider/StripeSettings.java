package io.quelyos.bff.payment.provider;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is talked with.
 *
 * @param baseUrl where its API is
 * @param connectTimeout how long connecting may take
 * @param readTimeout how long an answer may take
 * @param webhookTolerance how old a webhook's signature may be
 * @param webhookBytes the longest webhook that is read
 */
@ConfigurationProperties("quelyos.payment.stripe")
public record StripeSettings(
    @DefaultValue("https://api.stripe.com") URI baseUrl,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("5m") Duration webhookTolerance,
    @DefaultValue("262144") int webhookBytes
) {
    public StripeSettings {
        if (
            connectTimeout.isNegative() || connectTimeout.isZero() || readTimeout.isNegative() || readTimeout.isZero()
        ) {
            throw new IllegalArgumentException(
                "quelyos.payment.stripe waits " + connectTimeout + " and " + readTimeout + ", which is no time"
            );
        }
    }
}
