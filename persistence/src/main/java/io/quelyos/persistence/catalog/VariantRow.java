package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One article of a product.
 *
 * @param optionValues the values of the product's options, in their order
 */
public record VariantRow(
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
    boolean isTaxable
) {
    /** The columns of this record, of a table called v. */
    public static final String COLUMNS =
        "v.id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor," +
        " v.cost_minor, v.weight_grams, v.is_stock_tracked, v.continues_when_out_of_stock, v.requires_shipping," +
        " v.is_taxable";
}
