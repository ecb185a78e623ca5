package io.quelyos.bff.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a crowd is served at the checkout.
 *
 * @param atOnce how many buyers of one tenant each instance serves at the same time; the others wait without a connection
 * @param patience how long they wait
 */
@ConfigurationProperties("quelyos.checkout")
public record CheckoutSettings(@DefaultValue("6") int atOnce, @DefaultValue("15s") Duration patience) {
    public CheckoutSettings {
        if (atOnce < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("quelyos.checkout serves " + atOnce + " after " + patience);
        }
    }
}
