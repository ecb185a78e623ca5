package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A variant with whether it can be bought now; its components are those of {@link VariantRow}. */
public record StockedVariantRow(
    UUID id,
    UUID productId,
    int position,
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
    boolean isAvailable
) {}
