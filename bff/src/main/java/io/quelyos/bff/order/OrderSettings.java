package io.quelyos.bff.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What buyers may do with their orders, and for how long.
 *
 * @param returnWindow how long after the last parcel arrived goods may be announced to come back
 * @param linkLifetime how long a link to an invoice, or the key to an order that a guest looked up, is good
 */
@ConfigurationProperties("quelyos.orders")
public record OrderSettings(@DefaultValue("30d") Duration returnWindow, @DefaultValue("30m") Duration linkLifetime) {
    public OrderSettings {
        if (returnWindow.isNegative() || linkLifetime.isNegative() || linkLifetime.isZero()) {
            throw new IllegalArgumentException(
                "quelyos.orders cannot have a return-window of " +
                    returnWindow +
                    " and a link-lifetime of " +
                    linkLifetime
            );
        }
    }
}
