package io.quelyos.persistence.catalog.listing;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a list say of the shelf that its products stand on: a category, or the whole catalogue. A category's
 * products stand there in the order of each list of a shop, and how many stand on a shelf is kept
 * (docs/adr/2026-11-21-sorted-shelves.md), so neither is read for a page or for a total.
 *
 * @param categoryId null for the whole catalogue
 * @param isPublished whether only what buyers may see is asked for
 * @param others what products must be like beside that
 */
record Shelf(@Nullable UUID categoryId, boolean isPublished, List<ProductCondition> others) {
    private static final ProductCondition PUBLISHED = new ProductCondition.Published();

    static Shelf of(ProductCondition where) {
        List<ProductCondition> parts = parts(where).distinct().toList();
        ProductCondition.InCategory shelf = parts
            .stream()
            .filter(ProductCondition.InCategory.class::isInstance)
            .map(ProductCondition.InCategory.class::cast)
            .findFirst()
            .orElse(null);
        return new Shelf(
            shelf == null ? null : shelf.categoryId(),
            parts.contains(PUBLISHED),
            parts
                .stream()
                .filter(part -> !part.equals(PUBLISHED) && !part.equals(shelf))
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
        return categoryId != null && isPublished && sort.isOfShelves();
    }

    /** Whether the number of its products is kept. */
    boolean isCounted() {
        return others.isEmpty();
    }

    /** The conditions on its products, the places called m. */
    String where(ConditionSql sql) {
        String shelf = "m.category_id = " + bindId(sql) + "\n    and m.published_at <= now()";
        return others.isEmpty() ? shelf : shelf + "\n    and " + sql.render(new ProductCondition.All(others));
    }

    /** How many products it has: those that are kept as published, without those whose time is still to come. */
    String count(ConditionSql sql) {
        String shelf = categoryId == null ? "(select current_tenant())" : bindId(sql);
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
            categoryId == null
                ? "from product p\n    where p.status = 'ACTIVE'\n        and p.published_at > now()"
                : "from category_product m\n    where m.category_id = " +
                  shelf +
                  "\n        and m.published_at > now()";
        return kept.formatted(" - (\n    select count(*)\n    " + coming + ")");
    }

    private String bindId(ConditionSql sql) {
        return categoryId == null ? "null" : sql.bind(categoryId);
    }
}
