package io.quelyos.bff.market.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.market.VariantPriceRow;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeVariantPrice(UUID variantId, Money price, @Nullable Money compareAtPrice) {
    static BackofficeVariantPrice of(VariantPriceRow row) {
        Currency currency = Currency.getInstance(row.currency());
        return new BackofficeVariantPrice(
            row.variantId(),
            Money.ofMinor(row.priceMinor(), currency),
            Money.ofNullableMinor(row.compareAtMinor(), currency)
        );
    }
}
