package io.quelyos.bff.productcsv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One product as a file tells it. What is null was left empty: an existing product keeps what it has, a new one takes the
 * default.
 *
 * @param row the row of the product's own values
 * @param isPublished whether the shop shows it; a product that is hidden can be active all the same
 * @param optionNames none for a product with a single variant
 * @param tracksNewStock whether stock is counted for new variants whose rows do not say so
 */
public record CsvProduct(
    int row,
    String handle,
    @Nullable String title,
    @Nullable String descriptionHtml,
    @Nullable String vendor,
    @Nullable String type,
    @Nullable List<String> tags,
    @Nullable Status status,
    @Nullable Boolean isPublished,
    @Nullable String seoTitle,
    @Nullable String seoDescription,
    List<String> optionNames,
    List<Variant> variants,
    List<Image> images,
    boolean tracksNewStock
) {
    /** The states of a product in Shopify's words. */
    public enum Status {
        ACTIVE,
        DRAFT,
        ARCHIVED,
    }

    /**
     * One variant.
     *
     * @param optionValues as many as the product has option names
     * @param compareAtMinor minor units; {@link #NO_PRICE} where the file says that there is none
     * @param imageUrl the address of the variant's own image
     */
    public record Variant(
        int row,
        List<String> optionValues,
        @Nullable String sku,
        @Nullable String barcode,
        @Nullable Long priceMinor,
        @Nullable Long compareAtMinor,
        @Nullable Long costMinor,
        @Nullable Integer weightGrams,
        @Nullable Integer quantity,
        @Nullable Boolean isStockTracked,
        @Nullable Boolean continuesWhenOutOfStock,
        @Nullable Boolean requiresShipping,
        @Nullable Boolean isTaxable,
        @Nullable String imageUrl
    ) {
        public static final long NO_PRICE = -1;
    }

    /**
     * One image.
     *
     * @param position its place among the product's images; null behind those before it
     */
    public record Image(int row, String url, @Nullable Integer position, @Nullable String altText) {}
}
