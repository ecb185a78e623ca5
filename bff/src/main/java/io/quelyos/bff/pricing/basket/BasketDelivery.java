package io.quelyos.bff.pricing.basket;

import io.quelyos.bff.pricing.money.PriceLimit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What bringing the basket to its buyer costs before any discount.
 *
 * @param amountMinor in minor units, entered with or without tax as all of the basket's prices are
 * @param taxCategoryId null for the tenant's usual category
 */
public record BasketDelivery(long amountMinor, @Nullable UUID taxCategoryId) {
    public BasketDelivery {
        if (!PriceLimit.allows(amountMinor)) {
            throw new IllegalArgumentException("a delivery cannot cost " + amountMinor);
        }
    }
}
