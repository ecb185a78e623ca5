package io.quelyos.bff.catalog;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.catalog.QuotaRow;
import io.quelyos.persistence.tenant.TenantScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings the catalogue in line with drafts of products: creates what is missing, updates what differs, leaves alone what
 * is the same. However many drafts there are, a chunk of them costs the same number of statements.
 *
 * <p>Each call first locks the tenant's counter of products, so that writers of one tenant's catalogue take turns: what
 * was read of slugs, article numbers and the quota then holds until it is written. Writers of other tenants do not wait.
 */
@Component
public final class CatalogWriter {

    /** How many products are compared and written together. */
    public static final int CHUNK_SIZE = 250;
    private static final String QUOTA_REACHED = "QT002";

    private final CatalogStateMapper state;
    private final ProductWriteMapper products;
    private final Clock clock = Clock.systemUTC();

    CatalogWriter(CatalogStateMapper state, ProductWriteMapper products) {
        this.state = state;
        this.products = products;
    }

    /**
     * Creates or updates products. Must be called inside a unit of work of {@code TenantDb.write}.
     *
     * @param scope the tenant of the open unit of work
     * @return the outcome of each draft, in the order of the drafts; a draft that was refused changed nothing
     * @throws ApiException QUOTA_EXCEEDED when the plan's limit was lowered meanwhile; the unit of work is lost then
     */
    public List<ProductOutcome> upsert(TenantScoped scope, List<ProductDraft> drafts) {
        List<ProductOutcome> outcomes = new ArrayList<>();
        for (int start = 0; start < drafts.size(); start += CHUNK_SIZE) {
            List<ProductDraft> chunk = drafts.subList(start, Math.min(start + CHUNK_SIZE, drafts.size()));
            outcomes.addAll(upsertChunk(scope.tenantId().value(), chunk));
        }
        return List.copyOf(outcomes);
    }

    private List<ProductOutcome> upsertChunk(UUID tenantId, List<ProductDraft> drafts) {
        QuotaRow quota = state.lockCatalog();
        OffsetDateTime now = ProductMerge.inDatabaseForm(OffsetDateTime.now(clock));
        List<ProductDraft> sound = drafts
            .stream()
            .filter(draft -> DraftRules.check(draft).isEmpty())
            .toList();
        StoredCatalog stored = StoredCatalog.read(state, sound);
        List<ProductOutcome> outcomes = new ArrayList<>();
        List<ProductChange> changes = new ArrayList<>();
        Set<String> slugs = new HashSet<>();
        long used = quota.used();
        for (ProductDraft draft : drafts) {
            List<DraftProblem> problems = new ArrayList<>(DraftRules.check(draft));
            if (!slugs.add(draft.slug())) {
                problems.add(DraftProblem.at(Code.TAKEN, "An earlier product has this slug.", "slug"));
            }
            if (!problems.isEmpty()) {
                outcomes.add(new ProductOutcome.Refused(draft.slug(), problems));
                continue;
            }
            var merge = new ProductMerge(draft, stored, now);
            ProductChange change = merge.change();
            if (!merge.problems().isEmpty()) {
                outcomes.add(new ProductOutcome.Refused(draft.slug(), merge.problems()));
            } else if (change.isNew() && quota.quotaLimit() != null && used >= quota.quotaLimit()) {
                outcomes.add(new ProductOutcome.QuotaReached(draft.slug(), quota.quotaLimit(), used));
            } else {
                used += change.isNew() ? 1 : 0;
                takeSkus(draft, change, stored);
                changes.add(change);
                outcomes.add(outcome(change));
            }
        }
        write(tenantId, changes.stream().filter(ProductChange::isAny).toList());
        return outcomes;
    }

    private static ProductOutcome outcome(ProductChange change) {
        ProductOutcome.Change kind = change.isNew()
            ? ProductOutcome.Change.CREATED
            : change.isAny()
              ? ProductOutcome.Change.UPDATED
              : ProductOutcome.Change.UNCHANGED;
        return new ProductOutcome.Written(change.product().slug(), change.product().id(), kind);
    }

    private static void takeSkus(ProductDraft draft, ProductChange change, StoredCatalog stored) {
        for (VariantDraft variant : draft.variants()) {
            if (variant.sku() != null) {
                stored.takeSku(variant.sku(), change.product().id());
            }
        }
    }

    private void write(UUID tenantId, List<ProductChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        writeProducts(tenantId, changes);
        writeVariants(tenantId, changes);
        writeOptions(tenantId, changes);
        writeImages(tenantId, changes);
        List<UUID> touched = ids(changes.stream().filter(ProductChange::isSummaryTouched).toList());
        if (!touched.isEmpty()) {
            products.summarize(touched);
        }
        // Last, because a place in a category tells what the product costs.
        place(tenantId, changes);
    }

    private void writeProducts(UUID tenantId, List<ProductChange> changes) {
        List<ProductRow> created = changes.stream().filter(ProductChange::isNew).map(ProductChange::product).toList();
        if (!created.isEmpty()) {
            insert(tenantId, created);
        }
        List<ProductRow> updated = changes
            .stream()
            .filter(change -> !change.isNew())
            .map(ProductChange::product)
            .toList();
        if (!updated.isEmpty() && products.updateProducts(updated) != updated.size()) {
            throw new ApiException(
                ApiErrorCode.CONFLICT,
                "A product was changed by somebody else meanwhile; try again."
            );
        }
    }

    private void place(UUID tenantId, List<ProductChange> changes) {
        List<ProductChange> placed = changes.stream().filter(ProductChange::isCategoryChanged).toList();
        List<UUID> moved = ids(
            placed
                .stream()
                .filter(change -> !change.isNew())
                .toList()
        );
        if (!moved.isEmpty()) {
            products.deleteCategories(moved);
        }
        if (!placed.isEmpty()) {
            products.insertCategories(tenantId, ids(placed));
        }
    }

    /** The quota was checked under its lock; the trigger's own refusal is left for a limit that fell in between. */
    private void insert(UUID tenantId, List<ProductRow> created) {
        try {
            products.insertProducts(tenantId, created);
        } catch (DataAccessException exception) {
            if (exception.getRootCause() instanceof SQLException cause && QUOTA_REACHED.equals(cause.getSQLState())) {
                var refusal = new ApiException(ApiErrorCode.QUOTA_EXCEEDED, "Your plan does not allow more products.");
                refusal.addSuppressed(exception);
                throw refusal;
            }
            throw exception;
        }
    }

    private void writeVariants(UUID tenantId, List<ProductChange> changes) {
        var deleted = changes
            .stream()
            .flatMap(change -> change.deletedVariants().stream())
            .toList();
        if (!deleted.isEmpty()) {
            products.deleteVariants(deleted);
        }
        var updated = changes
            .stream()
            .flatMap(change -> change.updatedVariants().stream())
            .toList();
        if (!updated.isEmpty()) {
            products.updateVariants(updated);
        }
        var inserted = changes
            .stream()
            .flatMap(change -> change.insertedVariants().stream())
            .toList();
        if (!inserted.isEmpty()) {
            products.insertVariants(tenantId, inserted);
        }
        var stock = changes
            .stream()
            .flatMap(change -> change.stock().stream())
            .toList();
        if (!stock.isEmpty()) {
            products.setStock(tenantId, stock);
        }
    }

    private void writeOptions(UUID tenantId, List<ProductChange> changes) {
        List<ProductChange> changed = changes
            .stream()
            .filter(change -> change.options() != null)
            .toList();
        List<UUID> replaced = ids(
            changed
                .stream()
                .filter(change -> !change.isNew())
                .toList()
        );
        if (!replaced.isEmpty()) {
            products.deleteOptions(replaced);
            products.deleteOptionValues(replaced);
        }
        var options = changed
            .stream()
            .flatMap(change -> Objects.requireNonNull(change.options()).stream())
            .toList();
        if (!options.isEmpty()) {
            products.insertOptions(tenantId, options);
            products.insertOptionValues(tenantId, options);
        }
    }

    private void writeImages(UUID tenantId, List<ProductChange> changes) {
        List<ProductChange> changed = changes
            .stream()
            .filter(change -> change.images() != null)
            .toList();
        List<UUID> replaced = ids(
            changed
                .stream()
                .filter(change -> !change.isNew())
                .toList()
        );
        if (!replaced.isEmpty()) {
            products.deleteImages(replaced);
        }
        var images = changed
            .stream()
            .flatMap(change -> Objects.requireNonNull(change.images()).stream())
            .toList();
        if (!images.isEmpty()) {
            products.insertImages(tenantId, images);
        }
    }

    private static List<UUID> ids(List<ProductChange> changes) {
        return changes
            .stream()
            .map(change -> change.product().id())
            .toList();
    }
}
