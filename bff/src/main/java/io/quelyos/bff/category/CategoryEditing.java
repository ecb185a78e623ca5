package io.quelyos.bff.category;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.catalog.edit.Mentions;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.site.SiteFaces;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.catalog.edit.CategoryWriteMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes categories, in the catalogue's turn. */
@Component
final class CategoryEditing {

    static final int MAX_CATEGORIES = 1_000;
    private static final int MAX_POSITION = 1_000_000;
    private static final String ENTITY = "category";
    private static final String NO_CATEGORY = "There is no such category.";
    private static final CategoryRow NEW = new CategoryRow(new UUID(0, 0), null, "", "", null, 0, 1, null, null);

    private final CatalogTurns turns;
    private final SiteFaces faces;
    private final CategoryMapper categories;
    private final CategoryWriteMapper writes;
    private final CategoryTree tree;
    private final AuditTrail audit;

    CategoryEditing(
        CatalogTurns turns,
        SiteFaces faces,
        CategoryMapper categories,
        CategoryWriteMapper writes,
        CategoryTree tree,
        AuditTrail audit
    ) {
        this.turns = turns;
        this.faces = faces;
        this.categories = categories;
        this.writes = writes;
        this.tree = tree;
        this.audit = audit;
    }

    CategoryPayload create(TenantContext context, Map<String, Object> input) {
        return write(context, () -> {
            if (writes.countAll() >= MAX_CATEGORIES) {
                String message = "A tenant has at most " + MAX_CATEGORIES + " categories.";
                return CategoryPayload.refused(Code.WRONG_STATE, message, "input");
            }
            Map<String, @Nullable Object> whole = new HashMap<>(input);
            whole.computeIfAbsent("slug", field -> Texts.slug(String.valueOf(input.get("name"))));
            var patch = new InputPatch(whole);
            UUID parent = parent(patch);
            CategoryRow wanted = wanted(patch, NEW, UuidCreator.getTimeOrderedEpoch(), parent);
            if (!patch.isSound()) {
                return CategoryPayload.refused(patch.errors());
            }
            writes.insert(context.tenantId().value(), wanted);
            audit.record(context, "category.create", ENTITY, wanted.id(), Map.of("slug", wanted.slug()));
            return CategoryPayload.done(tree.require(wanted.id()));
        });
    }

    CategoryPayload update(TenantContext context, String id, int version, Map<String, Object> input) {
        return edit(context, id, version, row -> {
            var patch = new InputPatch(input);
            CategoryRow wanted = wanted(patch, row, row.id(), row.parentId());
            if (!patch.isSound()) {
                return CategoryPayload.refused(patch.errors());
            }
            if (patch.changes().isEmpty()) {
                return CategoryPayload.done(row);
            }
            writes.update(wanted);
            audit.record(context, "category.update", ENTITY, row.id(), patch.changes());
            return CategoryPayload.done(tree.require(row.id()));
        });
    }

    /**
     * Puts a category under another one.
     *
     * @param position null leaves it as it is
     */
    CategoryPayload move(
        TenantContext context,
        String id,
        int version,
        @Nullable String parentId,
        @Nullable Integer position
    ) {
        return edit(context, id, version, row -> {
            UUID parent = parentId == null ? null : GlobalId.decode("cat", parentId).orElse(null);
            if (parentId != null && (parent == null || find(parent) == null)) {
                return CategoryPayload.refused(Code.NOT_FOUND, NO_CATEGORY, "parentId");
            }
            if (position != null && (position < 0 || position > MAX_POSITION)) {
                return CategoryPayload.refused(Code.INVALID, "It must be 0 to " + MAX_POSITION + ".", "position");
            }
            String refusal = tree.refusal(row.id(), parent);
            if (refusal != null) {
                return CategoryPayload.refused(Code.INVALID, refusal, "parentId");
            }
            tree.move(row, parent, position == null ? row.position() : position);
            Map<String, @Nullable Object> detail = new HashMap<>();
            detail.put("from", row.parentId());
            detail.put("to", parent);
            audit.record(context, "category.move", ENTITY, row.id(), detail);
            return CategoryPayload.done(tree.require(row.id()));
        });
    }

    /**
     * Deletes a category.
     *
     * @param moveProductsTo where its products go; null where it must have none
     */
    CategoryPayload delete(TenantContext context, String id, int version, @Nullable String moveProductsTo) {
        return edit(context, id, version, row -> {
            if (writes.countChildren(row.id()) > 0) {
                return CategoryPayload.refused(Code.WRONG_STATE, "Categories are below it; move them first.", "id");
            }
            UserError named = Mentions.refusal(writes, row.id());
            if (named != null) {
                return CategoryPayload.refused(List.of(named));
            }
            int products = writes.countProducts(row.id());
            if (moveProductsTo == null && products > 0) {
                String message = products + " products are in it; say which category they go to.";
                return CategoryPayload.refused(Code.WRONG_STATE, message, "moveProductsTo");
            }
            if (moveProductsTo != null) {
                UUID to = GlobalId.decode("cat", moveProductsTo).orElse(null);
                if (to == null || to.equals(row.id()) || find(to) == null) {
                    return CategoryPayload.refused(Code.NOT_FOUND, NO_CATEGORY, "moveProductsTo");
                }
                tree.moveProducts(row.id(), to);
            }
            writes.delete(row.id(), row.version());
            Map<String, Object> detail = Map.of("slug", row.slug(), "movedProducts", products);
            audit.record(context, "category.delete", ENTITY, row.id(), detail);
            return CategoryPayload.done(row);
        });
    }

    private CategoryPayload edit(
        TenantContext context,
        String id,
        int version,
        Function<CategoryRow, CategoryPayload> change
    ) {
        UUID categoryId = GlobalId.decode("cat", id).orElse(null);
        return write(context, () -> {
            CategoryRow row = categoryId == null ? null : find(categoryId);
            if (row == null) {
                return CategoryPayload.refused(Code.NOT_FOUND, NO_CATEGORY, "id");
            }
            return row.version() == version
                ? change.apply(row)
                : CategoryPayload.refused(List.of(new UserError.VersionConflict(row.version())));
        });
    }

    /** Menus show the change as soon as it is committed. */
    private CategoryPayload write(TenantContext context, Supplier<CategoryPayload> work) {
        return turns.write(context, () -> {
            faces.forgetAfterCommit(context);
            return work.get();
        });
    }

    private CategoryRow wanted(InputPatch patch, CategoryRow row, UUID id, @Nullable UUID parent) {
        String slug = patch.slug("slug", row.slug());
        CategoryRow owner = categories.findBySlug(slug);
        if (owner != null && !owner.id().equals(id)) {
            patch.refuse(Code.TAKEN, "Another category has this slug.", "slug");
        }
        return new CategoryRow(
            id,
            parent,
            slug,
            patch.requiredText("name", row.name(), InputPatch.MAX_NAME_LENGTH),
            patch.text("description", row.description(), InputPatch.MAX_DESCRIPTION_LENGTH),
            patch.number("position", row.position(), 0, MAX_POSITION),
            row.version(),
            patch.text("seoTitle", row.seoTitle(), InputPatch.MAX_SEO_LENGTH),
            patch.text("seoDescription", row.seoDescription(), InputPatch.MAX_SEO_LENGTH)
        );
    }

    private @Nullable UUID parent(InputPatch patch) {
        if (!(patch.raw("parentId") instanceof String sent)) {
            return null;
        }
        UUID parent = GlobalId.decode("cat", sent).orElse(null);
        if (parent == null || find(parent) == null) {
            patch.refuse(Code.NOT_FOUND, NO_CATEGORY, "parentId");
            return null;
        }
        if (tree.isFullBelow(parent)) {
            patch.refuse(Code.INVALID, CategoryTree.TOO_DEEP, "parentId");
        }
        return parent;
    }

    private @Nullable CategoryRow find(UUID id) {
        List<CategoryRow> found = categories.listByIds(List.of(id));
        return found.isEmpty() ? null : found.getFirst();
    }
}
