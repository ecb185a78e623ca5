package io.quelyos.bff.site;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.ProductRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name, in the tenant's own language and currency; the room {@code market} shows it in the
 * request's.
 */
public record VitrineProduct(UUID id, String slug, String name, @Nullable String brand, Money priceFrom) {
    static VitrineProduct of(TenantContext context, ProductRow row) {
        Money priceFrom = Money.ofMinor(row.minPriceMinor(), context.baseCurrency());
        return new VitrineProduct(row.id(), row.slug(), row.name(), row.brand(), priceFrom);
    }
}
