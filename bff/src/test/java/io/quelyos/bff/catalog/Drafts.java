package io.quelyos.bff.catalog;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Drafts to begin with. */
final class Drafts {

    private Drafts() {}

    /** A product in the leaf category with two variants, Red for 10.00 and Blue for 15.00, of 5 pieces each. */
    static ProductDraft product(TestTenant tenant, String slug, String sku) {
        return new ProductDraft(
            slug,
            "Produit " + slug,
            "<p>Beau</p>",
            "Marque",
            "Habit",
            ProductStatus.ACTIVE,
            tenant.leafCategory(),
            List.of("neuf", "été"),
            List.of("Couleur"),
            null,
            null,
            null,
            null,
            List.of(variant(tenant, sku + "-a", "Red", 1000), variant(tenant, sku + "-b", "Blue", 1500)),
            List.of(new ImageDraft(null, "https://images.example/a.jpg", "A", 1, 1)),
            Set.of(),
            false
        );
    }

    /** Products p-0, p-1 and so on, each of a maker of its own: a statement for each maker would show. */
    static List<ProductDraft> many(TestTenant tenant, int count) {
        return IntStream.range(0, count)
            .mapToObj(number -> branded(product(tenant, "p-" + number, "S-" + number), "Marque " + number))
            .toList();
    }

    static VariantDraft variant(TestTenant tenant, String sku, String colour, long priceMinor) {
        return new VariantDraft(
            sku,
            null,
            List.of(colour),
            priceMinor,
            null,
            400L,
            10,
            true,
            false,
            true,
            true,
            Map.of(tenant.location(), 5)
        );
    }

    static ProductDraft withStock(TestTenant tenant, ProductDraft draft, int quantity) {
        List<VariantDraft> variants = draft
            .variants()
            .stream()
            .map(v ->
                new VariantDraft(
                    v.sku(),
                    v.barcode(),
                    v.optionValues(),
                    v.priceMinor(),
                    v.compareAtMinor(),
                    v.costMinor(),
                    v.weightGrams(),
                    v.isStockTracked(),
                    v.continuesWhenOutOfStock(),
                    v.requiresShipping(),
                    v.isTaxable(),
                    Map.of(tenant.location(), quantity)
                )
            )
            .toList();
        return withVariants(draft, variants, draft.replacesVariants());
    }

    static ProductDraft withVariants(ProductDraft d, List<VariantDraft> variants, boolean replaces) {
        return new ProductDraft(
            d.slug(),
            d.name(),
            d.descriptionHtml(),
            d.brand(),
            d.productType(),
            d.status(),
            d.categoryId(),
            d.tags(),
            d.options(),
            d.seoTitle(),
            d.seoDescription(),
            d.publishedAt(),
            d.featuredPosition(),
            variants,
            List.of(),
            d.kept(),
            replaces
        );
    }

    static ProductDraft branded(ProductDraft d, String brand) {
        return new ProductDraft(
            d.slug(),
            d.name(),
            d.descriptionHtml(),
            brand,
            d.productType(),
            d.status(),
            d.categoryId(),
            d.tags(),
            d.options(),
            d.seoTitle(),
            d.seoDescription(),
            d.publishedAt(),
            d.featuredPosition(),
            d.variants(),
            d.images(),
            d.kept(),
            d.replacesVariants()
        );
    }

    static ProductDraft named(ProductDraft d, String name) {
        return new ProductDraft(
            d.slug(),
            name,
            d.descriptionHtml(),
            d.brand(),
            d.productType(),
            d.status(),
            d.categoryId(),
            d.tags(),
            d.options(),
            d.seoTitle(),
            d.seoDescription(),
            d.publishedAt(),
            d.featuredPosition(),
            d.variants(),
            d.images(),
            d.kept(),
            d.replacesVariants()
        );
    }

    static ProductDraft described(ProductDraft d, String html) {
        return new ProductDraft(
            d.slug(),
            d.name(),
            html,
            d.brand(),
            d.productType(),
            d.status(),
            d.categoryId(),
            d.tags(),
            d.options(),
            d.seoTitle(),
            d.seoDescription(),
            d.publishedAt(),
            d.featuredPosition(),
            d.variants(),
            d.images(),
            d.kept(),
            d.replacesVariants()
        );
    }
}
