package io.quelyos.bff.catalog.listing;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.ProductRow;
import java.util.Currency;

/** The span of a product's prices. */
public record MoneyRange(Money min, Money max) {
    /** The span of the prices of a product's variants. */
    public static MoneyRange of(ProductRow row, Currency currency) {
        return new MoneyRange(
            Money.ofMinor(row.minPriceMinor(), currency),
            Money.ofMinor(row.maxPriceMinor(), currency)
        );
    }
}
