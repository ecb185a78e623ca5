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
 * @param atOnce how many requests each instance has under way at the same time
 * @param atOncePerTenant how many of them are one tenant's
 * @param rest how long a tenant's account is left alone after most requests failed
 */
@ConfigurationProperties("quelyos.payment.stripe")
public record StripeSettings(
    @DefaultValue("https://api.stripe.com") URI baseUrl,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("5s") Duration readTimeout,
    @DefaultValue("5m") Duration webhookTolerance,
    @DefaultValue("262144") int webhookBytes,
    @DefaultValue("64") int atOnce,
    @DefaultValue("8") int atOncePerTenant,
    @DefaultValue("20s") Duration rest
) {
    public StripeSettings {
        if (
            connectTimeout.isNegative() || connectTimeout.isZero() || readTimeout.isNegative() || readTimeout.isZero()
        ) {
            throw new IllegalArgumentException(
                "quelyos.payment.stripe waits " + connectTimeout + " and " + readTimeout + ", which is no time"
            );
        }
        if (atOnce < 1 || atOncePerTenant < 1 || !rest.isPositive()) {
            throw new IllegalArgumentException(
                "quelyos.payment.stripe asks " + atOnce + " and " + atOncePerTenant + " at once and rests " + rest
            );
        }
    }
}
