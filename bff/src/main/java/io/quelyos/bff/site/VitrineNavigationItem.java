package io.quelyos.bff.site;

import io.quelyos.persistence.catalog.CategoryRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record VitrineNavigationItem(UUID id, String name, String slug, List<VitrineNavigationItem> children) {
    /**
     * Makes the tree of a flat list, each level cut at a number of items.
     *
     * @param names in the request's language, by category; what has none there keeps its own
     */
    static List<VitrineNavigationItem> tree(List<CategoryRow> rows, Map<UUID, String> names, int maxItems) {
        Map<@Nullable UUID, List<CategoryRow>> byParent = new HashMap<>();
        for (CategoryRow row : rows) {
            byParent.computeIfAbsent(row.parentId(), parent -> new ArrayList<>()).add(row);
        }
        return below(null, byParent, names, maxItems);
    }

    private static List<VitrineNavigationItem> below(
        @Nullable UUID parent,
        Map<@Nullable UUID, List<CategoryRow>> byParent,
        Map<UUID, String> names,
        int maxItems
    ) {
        return byParent
            .getOrDefault(parent, List.of())
            .stream()
            .limit(maxItems)
            .map(row ->
                new VitrineNavigationItem(
                    row.id(),
                    names.getOrDefault(row.id(), row.name()),
                    row.slug(),
                    below(row.id(), byParent, names, maxItems)
                )
            )
            .toList();
    }
}
