package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.StockedVariantRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. The engine shows {@code unitCost} to those only who may see costs. */
public record BackofficeVariant(
    UUID id,
    @Nullable String sku,
    @Nullable String barcode,
    List<String> optionValues,
    Money price,
    @Nullable Money compareAtPrice,
    @Nullable Money unitCost,
    int weightGrams,
    boolean stockTracked,
    boolean continuesWhenOutOfStock,
    boolean requiresShipping,
    boolean taxable
) {
    /** The article of a row. */
    public static BackofficeVariant of(TenantContext context, StockedVariantRow row) {
        return new BackofficeVariant(
            row.id(),
            row.sku(),
            row.barcode(),
            row.optionValues(),
            Money.ofMinor(row.priceMinor(), context.baseCurrency()),
            Money.ofNullableMinor(row.compareAtMinor(), context.baseCurrency()),
            Money.ofNullableMinor(row.costMinor(), context.baseCurrency()),
            row.weightGrams(),
            row.isStockTracked(),
            row.continuesWhenOutOfStock(),
            row.requiresShipping(),
            row.isTaxable()
        );
    }
}
