package io.quelyos.bff.demo;

import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.persistence.demo.DemoSite;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The goods of a demo tenant, as its file tells them; prices in euros.
 *
 * @param featured slugs, in the order in which they are put forward
 */
record DemoCatalogue(
    DemoSite site,
    List<Location> locations,
    List<Category> categories,
    List<String> featured,
    List<Product> products
) {
    record Location(String code, String name) {}

    /** A category; the one above stands before it in the file. */
    record Category(String slug, String name, @Nullable String parent, int position, @Nullable String description) {}

    record Product(
        String slug,
        String name,
        String description,
        String brand,
        String category,
        List<String> tags,
        @Nullable OffsetDateTime publishedAt,
        List<Option> options,
        List<Variant> variants,
        Picture image,
        String seoTitle,
        String seoDescription,
        ProductStatus status
    ) {}

    record Option(String name, List<String> values) {}

    record Variant(
        String sku,
        List<String> options,
        BigDecimal price,
        @Nullable BigDecimal compareAt,
        BigDecimal cost,
        String barcode,
        int weightGrams,
        Map<String, Integer> stock
    ) {}

    /** A drawing and the colours to draw it with. */
    record Picture(String template, String primary, String secondary) {}
}
