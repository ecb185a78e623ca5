package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.listing.ProductCondition.OfCategory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a list say of the shelf that its products stand on: a category, or the whole catalogue. A category's
 * products stand there in the order of each list of a shop, and how many stand on a shelf is kept
 * (docs/adr/2026-11-21-sorted-shelves.md), so neither is read for a page or for a total.
 *
 * @param category the condition that names it; null for the whole catalogue
 * @param isPublished whether only what buyers may see is asked for
 * @param others what products must be like beside that
 */
record Shelf(@Nullable OfCategory category, boolean isPublished, List<ProductCondition> others) {
    private static final ProductCondition PUBLISHED = new ProductCondition.Published();

    static Shelf of(ProductCondition where) {
        List<ProductCondition> parts = parts(where).distinct().toList();
        OfCategory category = parts
            .stream()
            .filter(OfCategory.class::isInstance)
            .map(OfCategory.class::cast)
            .findFirst()
            .orElse(null);
        return new Shelf(
            category,
            parts.contains(PUBLISHED),
            parts
                .stream()
                .filter(part -> !part.equals(PUBLISHED) && !part.equals(category))
                .toList()
        );
    }

    /** All that must hold, one by one. */
    private static Stream<ProductCondition> parts(ProductCondition where) {
        return where instanceof ProductCondition.All(List<ProductCondition> all)
            ? all.stream().flatMap(Shelf::parts)
            : Stream.of(where);
    }

    /** Whether products stand on it as a list by this order shows them. */
    boolean isSortedBy(ProductSort sort) {
        return category != null && isPublished && sort.isOfShelves();
    }

    /** Whether the number of its products is kept. */
    boolean isCounted() {
        return others.isEmpty();
    }

    /** The conditions on its products, the places called m. */
    String where(ConditionSql sql) {
        String shelf = "m.category_id = " + id(sql) + "\n    and m.published_at <= now()";
        return others.isEmpty() ? shelf : shelf + "\n    and " + sql.render(new ProductCondition.All(others));
    }

    /** How many products it has: those that are kept as published, without those whose time is still to come. */
    String count(ConditionSql sql) {
        String shelf = id(sql);
        String column = isPublished ? "published" : "products";
        String kept =
            "select cast(coalesce(sum(c." +
            column +
            "), 0) as bigint)%s\nfrom shelf_count c\nwhere c.shelf_id = " +
            shelf;
        if (!isPublished) {
            return kept.formatted("");
        }
        String coming =
            category == null
                ? "from product p\n    where p.status = 'ACTIVE'\n        and p.published_at > now()"
                : "from category_product m\n    where m.category_id = " +
                  shelf +
                  "\n        and m.published_at > now()";
        return kept.formatted(" - (\n    select count(*)\n    " + coming + ")");
    }

    private String id(ConditionSql sql) {
        return category == null ? "(select current_tenant())" : sql.categoryId(category);
    }
}
