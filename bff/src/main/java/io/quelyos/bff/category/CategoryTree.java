package io.quelyos.bff.category;

import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryPathRow;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.edit.CategoryWriteMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves categories and products about, and keeps true that a product stands in its category and in each one above it.
 * Everything here belongs inside a unit of work in the catalogue's turn.
 */
@Component
final class CategoryTree {

    /** Levels that lists of the whole tree show. */
    static final int MAX_LEVELS = 20;
    static final String TOO_DEEP = "Categories stand at most " + MAX_LEVELS + " deep.";

    private final CategoryMapper categories;
    private final CategoryWriteMapper writes;

    CategoryTree(CategoryMapper categories, CategoryWriteMapper writes) {
        this.categories = categories;
        this.writes = writes;
    }

    /** Why a category cannot stand under another one; null when it can. */
    @Nullable
    String refusal(UUID id, @Nullable UUID parent) {
        List<UUID> above = path(parent);
        if (above.contains(id)) {
            return "A category cannot stand under itself.";
        }
        return above.size() + 1 + writes.countLevelsBelow(id, MAX_LEVELS) > MAX_LEVELS ? TOO_DEEP : null;
    }

    /** Whether nothing more fits under a category. */
    boolean isFullBelow(UUID id) {
        return path(id).size() >= MAX_LEVELS;
    }

    /** Puts a category, with all that is below it, under another one. */
    void move(CategoryRow row, @Nullable UUID parent, int position) {
        List<UUID> before = path(row.parentId());
        List<UUID> after = path(parent);
        if (!before.equals(after)) {
            writes.lockProducts(row.id());
            writes.deleteProducts(row.id(), before);
            writes.insertProducts(row.id(), after);
        }
        writes.updateParent(row.id(), row.version(), parent, position);
    }

    /** Gives the products of a category that has none below it to another one. */
    void moveProducts(UUID from, UUID to) {
        List<UUID> before = new ArrayList<>(path(from));
        before.remove(from);
        writes.lockProducts(from);
        writes.deleteProducts(from, before);
        writes.insertProducts(from, path(to));
        writes.updateProducts(from, to);
    }

    /** A category that is there. */
    CategoryRow require(UUID id) {
        return categories.listByIds(List.of(id)).getFirst();
    }

    /** The ids from the top down to a category, itself included; none where it is null. */
    private List<UUID> path(@Nullable UUID id) {
        return id == null
            ? List.of()
            : categories.listPaths(List.of(id), MAX_LEVELS).stream().map(CategoryPathRow::id).toList();
    }
}
