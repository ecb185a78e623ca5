package io.quelyos.bff.market;

import io.quelyos.persistence.market.VariantPriceRow;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What an article costs.
 *
 * @param priceMinor in minor units of the currency
 * @param compareAtMinor what it cost before; null where that is not more
 */
public record VariantPrice(long priceMinor, @Nullable Long compareAtMinor, Currency currency) {
    public VariantPrice {
        if (compareAtMinor != null && compareAtMinor <= priceMinor) {
            compareAtMinor = null;
        }
    }

    /** The price in the tenant's own currency. */
    public static VariantPrice of(BasePrice base, Currency currency) {
        return new VariantPrice(base.priceMinor(), base.compareAtMinor(), currency);
    }

    /**
     * The price in another currency.
     *
     * @param explicit what it costs there by the tenant's own word; null where it is converted
     */
    public static VariantPrice of(BasePrice base, CurrencyRule rule, @Nullable VariantPriceRow explicit) {
        if (explicit != null) {
            return new VariantPrice(explicit.priceMinor(), explicit.compareAtMinor(), rule.currency());
        }
        Long before = base.compareAtMinor();
        Long converted = before == null ? null : Long.valueOf(rule.convertPrice(before));
        return new VariantPrice(rule.convertPrice(base.priceMinor()), converted, rule.currency());
    }
}
