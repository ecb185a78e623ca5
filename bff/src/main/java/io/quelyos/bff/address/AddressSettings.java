package io.quelyos.bff.address;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many addresses are kept.
 *
 * @param perCustomer how many addresses one customer keeps at the most, 1 to 100
 */
@ConfigurationProperties("quelyos.addresses")
public record AddressSettings(@DefaultValue("20") int perCustomer) {
    /** The schema promises that no list of addresses is longer. */
    static final int MOST = 100;

    public AddressSettings {
        if (perCustomer < 1 || perCustomer > MOST) {
            throw new IllegalArgumentException("quelyos.addresses.per-customer is " + perCustomer);
        }
    }
}
