package io.quelyos.bff.catalog;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as a source describes it.
 *
 * @param optionValues one value for each of the product's options, in their order
 * @param priceMinor in minor units of the tenant's currency, as are the other two
 * @param stock pieces by location; what lies at other locations stays as it is
 */
public record VariantDraft(
    @Nullable String sku,
    @Nullable String barcode,
    List<String> optionValues,
    long priceMinor,
    @Nullable Long compareAtMinor,
    @Nullable Long costMinor,
    int weightGrams,
    boolean isStockTracked,
    boolean continuesWhenOutOfStock,
    boolean requiresShipping,
    boolean isTaxable,
    Map<UUID, Integer> stock
) {
    public VariantDraft {
        optionValues = List.copyOf(optionValues);
        stock = Map.copyOf(stock);
    }
}
