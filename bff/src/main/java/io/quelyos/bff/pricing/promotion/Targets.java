package io.quelyos.bff.pricing.promotion;

import io.quelyos.bff.pricing.basket.BasketLine;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/**
 * Which lines a promotion is about: those with any of the named things, or all lines where nothing is named, but never an
 * excluded one.
 */
public record Targets(
    Set<UUID> productIds,
    Set<UUID> variantIds,
    Set<UUID> categoryIds,
    Set<UUID> collectionIds,
    Set<UUID> brandIds,
    Set<UUID> excludedProductIds,
    Set<UUID> excludedCategoryIds
) {
    /** Every line. */
    public static final Targets ALL = new Targets(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public Targets {
        productIds = Set.copyOf(productIds);
        variantIds = Set.copyOf(variantIds);
        categoryIds = Set.copyOf(categoryIds);
        collectionIds = Set.copyOf(collectionIds);
        brandIds = Set.copyOf(brandIds);
        excludedProductIds = Set.copyOf(excludedProductIds);
        excludedCategoryIds = Set.copyOf(excludedCategoryIds);
    }

    /** The lines of some categories, and of those below them. */
    public static Targets ofCategories(Set<UUID> categoryIds) {
        return new Targets(Set.of(), Set.of(), categoryIds, Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** The lines of some products. */
    public static Targets ofProducts(Set<UUID> productIds) {
        return new Targets(productIds, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** Whether no line is left out. */
    public boolean coversAll() {
        return equals(ALL);
    }

    /** Whether a line is one of these. */
    public boolean include(BasketLine line) {
        return (isNamed(line) || isAnythingMeant()) && !isExcluded(line);
    }

    private boolean isAnythingMeant() {
        return (
            productIds.isEmpty() &&
            variantIds.isEmpty() &&
            categoryIds.isEmpty() &&
            collectionIds.isEmpty() &&
            brandIds.isEmpty()
        );
    }

    private boolean isNamed(BasketLine line) {
        UUID brandId = line.brandId();
        return (
            productIds.contains(line.productId()) ||
            variantIds.contains(line.variantId()) ||
            !Collections.disjoint(categoryIds, line.categoryIds()) ||
            !Collections.disjoint(collectionIds, line.collectionIds()) ||
            (brandId != null && brandIds.contains(brandId))
        );
    }

    private boolean isExcluded(BasketLine line) {
        return (
            excludedProductIds.contains(line.productId()) ||
            !Collections.disjoint(excludedCategoryIds, line.categoryIds())
        );
    }
}
