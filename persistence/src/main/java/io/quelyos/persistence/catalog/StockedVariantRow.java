package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A variant with what can be bought of it now; its components are those of {@link VariantRow} and of {@link #STOCK}.
 *
 * @param onHand the pieces that are there; null where nobody counts them
 * @param sellable the pieces that can be sold; null where any number can
 * @param ownUnitAmount how much it holds, where that is not what the product says
 */
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
    boolean isAvailable,
    @Nullable Long onHand,
    @Nullable Long sellable,
    @Nullable Integer ownUnitAmount
) {
    /** What a statement on {@code sellable_variant v} selects beside the variant's own columns. */
    public static final String STOCK = """
    , v.sellable is null or v.sellable > 0 as is_available, v.on_hand, v.sellable,
        v.unit_amount as own_unit_amount
    """;
}
