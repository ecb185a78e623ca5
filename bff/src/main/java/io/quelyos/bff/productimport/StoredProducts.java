package io.quelyos.bff.productimport;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quelyos.bff.productcsv.CsvProduct;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the tenant has of some products that a file names, so that empty cells can be filled from it. */
final class StoredProducts {

    private final Map<String, ProductRow> products;
    private final Map<UUID, List<VariantRow>> variants;
    private final Map<UUID, List<ProductOptionRow>> options;
    private final Map<UUID, List<ProductImageRow>> images;

    private StoredProducts(CatalogStateMapper mapper, List<String> handles) {
        List<ProductRow> rows = mapper.listProductsBySlugs(handles);
        List<UUID> ids = rows.stream().map(ProductRow::id).toList();
        products = rows.stream().collect(toMap(ProductRow::slug, Function.identity()));
        variants = ids.isEmpty()
            ? Map.of()
            : mapper.listVariants(ids, List.of()).stream().collect(groupingBy(VariantRow::productId));
        options = ids.isEmpty()
            ? Map.of()
            : mapper.listOptions(ids).stream().collect(groupingBy(ProductOptionRow::productId));
        images = ids.isEmpty()
            ? Map.of()
            : mapper.listImages(ids).stream().collect(groupingBy(ProductImageRow::productId));
    }

    static StoredProducts read(CatalogStateMapper mapper, List<CsvProduct> products) {
        return new StoredProducts(mapper, products.stream().map(CsvProduct::handle).toList());
    }

    @Nullable
    ProductRow product(String handle) {
        return products.get(handle);
    }

    /** The variants in their order. */
    List<VariantRow> variants(@Nullable ProductRow product) {
        return product == null ? List.of() : variants.getOrDefault(product.id(), List.of());
    }

    List<String> optionNames(@Nullable ProductRow product) {
        return product == null
            ? List.of()
            : options.getOrDefault(product.id(), List.of()).stream().map(ProductOptionRow::name).toList();
    }

    /** The images in their order. */
    List<ProductImageRow> images(@Nullable ProductRow product) {
        return product == null ? List.of() : images.getOrDefault(product.id(), List.of());
    }
}
