package io.quelyos.bff.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a crowd is served at the checkout, and how much one buyer keeps from the others.
 *
 * @param atOnce how many buyers of one tenant each instance serves at the same time; the others wait without a connection
 * @param patience how long they wait
 * @param longestHold how long a buyer keeps pieces in all, however often the checkout is started again
 * @param holdBreak after so long without any a buyer keeps pieces anew
 */
@ConfigurationProperties("quelyos.checkout")
public record CheckoutSettings(
    @DefaultValue("6") int atOnce,
    @DefaultValue("15s") Duration patience,
    @DefaultValue("2h") Duration longestHold,
    @DefaultValue("10m") Duration holdBreak
) {
    public CheckoutSettings {
        if (atOnce < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("quelyos.checkout serves " + atOnce + " after " + patience);
        }
        if (!longestHold.isPositive() || !holdBreak.isPositive()) {
            throw new IllegalArgumentException("quelyos.checkout holds " + longestHold + ", breaks " + holdBreak);
        }
    }
}
