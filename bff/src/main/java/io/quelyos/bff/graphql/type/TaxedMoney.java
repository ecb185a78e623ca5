package io.quelyos.bff.graphql.type;

import java.util.Currency;

/** An amount without its tax, with it, and the tax: net and tax sum to gross. */
public record TaxedMoney(Money net, Money gross, Money tax) {
    /** Makes it of the database's minor units. */
    public static TaxedMoney ofMinor(long netMinor, long taxMinor, Currency currency) {
        return new TaxedMoney(
            Money.ofMinor(netMinor, currency),
            Money.ofMinor(Math.addExact(netMinor, taxMinor), currency),
            Money.ofMinor(taxMinor, currency)
        );
    }
}
