package io.quelyos.bff.catalog.backoffice;

import io.quelyos.bff.catalog.ProductStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
record BackofficeProductCreateInput(
    String name,
    @Nullable String slug,
    @Nullable String descriptionHtml,
    @Nullable String brand,
    @Nullable String productType,
    @Nullable ProductStatus status,
    @Nullable String categoryId,
    @Nullable List<String> tags,
    @Nullable List<BackofficeProductOptionInput> options,
    List<BackofficeVariantInput> variants,
    @Nullable String seoTitle,
    @Nullable String seoDescription
) {
    record BackofficeProductOptionInput(String name) {}

    record BackofficeVariantInput(
        @Nullable String sku,
        @Nullable String barcode,
        @Nullable List<String> optionValues,
        BigDecimal price,
        @Nullable BigDecimal compareAtPrice,
        @Nullable BigDecimal unitCost,
        @Nullable Integer weightGrams,
        @Nullable List<BackofficeStockInput> stock
    ) {}

    record BackofficeStockInput(String locationId, int quantity) {}
}
