package io.quelyos.bff.catalog;

import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockLevelRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written so that a product is as its draft says.
 *
 * @param isProductChanged whether the product's own row differs
 * @param isCategoryChanged whether it stands in another category than before
 * @param options all options; null when they stay as they are
 * @param images all images; null when they stay as they are
 */
record ProductChange(
    ProductRow product,
    boolean isNew,
    boolean isProductChanged,
    boolean isCategoryChanged,
    List<VariantRow> insertedVariants,
    List<VariantRow> updatedVariants,
    List<UUID> deletedVariants,
    List<StockLevelRow> stock,
    @Nullable List<ProductOptionRow> options,
    @Nullable List<ProductImageRow> images
) {
    /** Whether there is anything to write at all. */
    boolean isAny() {
        return isNew || isProductChanged || isSummaryTouched() || options != null || images != null;
    }

    /** Whether prices, availability or the number of variants may have changed. */
    boolean isSummaryTouched() {
        return (
            isNew ||
            !(insertedVariants.isEmpty() && updatedVariants.isEmpty() && deletedVariants.isEmpty() && stock.isEmpty())
        );
    }
}
