package io.quelyos.bff.site;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.ProductRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record VitrineProduct(UUID id, String slug, String name, @Nullable String brand, Money priceFrom) {
    static VitrineProduct of(TenantContext context, ProductRow row) {
        Money priceFrom = Money.ofMinor(row.minPriceMinor(), context.currency());
        return new VitrineProduct(row.id(), row.slug(), row.name(), row.brand(), priceFrom);
    }
}
