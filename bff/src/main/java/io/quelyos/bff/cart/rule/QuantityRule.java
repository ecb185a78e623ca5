package io.quelyos.bff.cart.rule;

import io.quelyos.persistence.cart.QuantityRuleRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's types ShopQuantityRule and BackofficeQuantityRule. */
record QuantityRule(UUID variantId, int version, int minimum, @Nullable Integer maximum, int multiple) {
    static QuantityRule of(QuantityRuleRow row) {
        return new QuantityRule(row.variantId(), row.version(), row.minimum(), row.maximum(), row.multiple());
    }
}
