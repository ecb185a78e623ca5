package io.quelyos.bff.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockLevelRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the database has of everything that some drafts name, read in one statement for each kind of row. */
final class StoredCatalog {

    private final Map<String, ProductRow> productBySlug;
    private final Map<UUID, List<VariantRow>> variantsByProduct;
    private final Map<String, UUID> productBySku = new HashMap<>();
    private final Map<UUID, Map<UUID, Integer>> stockByVariant;
    private final Map<UUID, List<ProductOptionRow>> optionsByProduct;
    private final Map<UUID, List<ProductImageRow>> imagesByProduct;
    private final Set<UUID> references;

    private StoredCatalog(CatalogStateMapper mapper, List<ProductDraft> drafts) {
        List<ProductRow> products = mapper.listProductsBySlugs(drafts.stream().map(ProductDraft::slug).toList());
        List<UUID> productIds = products.stream().map(ProductRow::id).toList();
        List<String> skus = variants(drafts).map(VariantDraft::sku).filter(Objects::nonNull).distinct().toList();
        List<VariantRow> variants = mapper.listVariants(productIds, skus);
        productBySlug = products.stream().collect(toMap(ProductRow::slug, Function.identity()));
        variantsByProduct = variants.stream().collect(groupingBy(VariantRow::productId));
        for (VariantRow variant : variants) {
            if (variant.sku() != null) {
                productBySku.put(variant.sku(), variant.productId());
            }
        }
        boolean hasProducts = !productIds.isEmpty();
        stockByVariant = (hasProducts ? mapper.listStock(variants.stream().map(VariantRow::id).toList()) : noStock())
            .stream()
            .collect(groupingBy(StockLevelRow::variantId, toMap(StockLevelRow::locationId, StockLevelRow::quantity)));
        optionsByProduct = (hasProducts ? mapper.listOptions(productIds) : List.<ProductOptionRow>of())
            .stream()
            .collect(groupingBy(ProductOptionRow::productId));
        imagesByProduct = (hasProducts ? mapper.listImages(productIds) : List.<ProductImageRow>of())
            .stream()
            .collect(groupingBy(ProductImageRow::productId));
        List<UUID> named = namedReferences(drafts);
        references = named.isEmpty() ? Set.of() : new HashSet<>(mapper.listKnownReferences(named));
    }

    static StoredCatalog read(CatalogStateMapper mapper, List<ProductDraft> drafts) {
        return new StoredCatalog(mapper, drafts);
    }

    @Nullable
    ProductRow product(String slug) {
        return productBySlug.get(slug);
    }

    List<VariantRow> variants(UUID productId) {
        return variantsByProduct.getOrDefault(productId, List.of());
    }

    List<ProductOptionRow> options(UUID productId) {
        return optionsByProduct.getOrDefault(productId, List.of());
    }

    List<ProductImageRow> images(UUID productId) {
        return imagesByProduct.getOrDefault(productId, List.of());
    }

    Map<UUID, Integer> stock(UUID variantId) {
        return stockByVariant.getOrDefault(variantId, Map.of());
    }

    /** Whether an id is a category, a location or an image file of the tenant. */
    boolean isKnown(UUID reference) {
        return references.contains(reference);
    }

    /** The product that has an article number, stored or by an earlier draft of the same batch. */
    @Nullable
    UUID ownerOfSku(String sku) {
        return productBySku.get(sku);
    }

    /** Remembers that a draft of this batch takes an article number. */
    void takeSku(String sku, UUID productId) {
        productBySku.put(sku, productId);
    }

    private static List<StockLevelRow> noStock() {
        return List.of();
    }

    private static Stream<VariantDraft> variants(List<ProductDraft> drafts) {
        return drafts.stream().flatMap(draft -> draft.variants().stream());
    }

    private static List<UUID> namedReferences(List<ProductDraft> drafts) {
        Stream<UUID> categories = drafts.stream().map(ProductDraft::categoryId).filter(Objects::nonNull);
        Stream<UUID> locations = variants(drafts).flatMap(variant -> variant.stock().keySet().stream());
        Stream<UUID> files = drafts
            .stream()
            .flatMap(draft -> draft.images().stream())
            .map(ImageDraft::fileId)
            .filter(Objects::nonNull);
        return Stream.of(categories, locations, files).flatMap(Function.identity()).distinct().toList();
    }
}
