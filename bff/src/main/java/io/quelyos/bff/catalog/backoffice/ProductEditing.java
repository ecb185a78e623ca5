package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.ProductMapper;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Changes and archives products, each change based on the version that its author saw. */
@Component
final class ProductEditing {

    private final CatalogTurns turns;
    private final ProductMapper products;
    private final ProductWriteMapper writes;
    private final CategoryMapper categories;
    private final AuditTrail audit;

    ProductEditing(
        CatalogTurns turns,
        ProductMapper products,
        ProductWriteMapper writes,
        CategoryMapper categories,
        AuditTrail audit
    ) {
        this.turns = turns;
        this.products = products;
        this.writes = writes;
        this.categories = categories;
        this.audit = audit;
    }

    /**
     * Changes the parts of a product that the input names; a change to what is stored already is none.
     *
     * @param input the input as it came: what is absent stays, what is null is taken away
     */
    ProductPayload update(TenantContext context, String id, int version, Map<String, Object> input) {
        return edit(context, id, version, row -> {
            var patch = new ProductPatch(row, input);
            ProductRow wanted = patch.apply();
            List<UserError> errors = new ArrayList<>(patch.errors());
            if (!wanted.slug().equals(row.slug()) && !products.listTakenSlugs(List.of(wanted.slug())).isEmpty()) {
                errors.add(UserError.of(Code.TAKEN, "Another product has this slug.", "input", "slug"));
            }
            if (isUnknownCategory(wanted, row)) {
                errors.add(UserError.of(Code.NOT_FOUND, "There is no such category.", "input", "categoryId"));
            }
            return errors.isEmpty()
                ? write(context, "product.update", row, wanted, patch.changes())
                : ProductPayload.refused(errors);
        });
    }

    /** Takes a product out of the shop. */
    ProductPayload archive(TenantContext context, String id, int version) {
        return edit(context, id, version, row -> {
            if (row.status().equals(ProductStatus.ARCHIVED.name())) {
                return ProductPayload.refused(UserError.of(Code.WRONG_STATE, "It is archived already.", "id"));
            }
            var patch = new ProductPatch(row, Map.of("status", ProductStatus.ARCHIVED.name()));
            return write(context, "product.archive", row, patch.apply(), patch.changes());
        });
    }

    private ProductPayload edit(
        TenantContext context,
        String id,
        int version,
        Function<ProductRow, ProductPayload> change
    ) {
        UUID productId = GlobalId.decode("prd", id).orElse(null);
        // In its turn nobody else changes this tenant's catalogue.
        return turns.write(context, () -> {
            ProductRow row = productId == null ? null : products.findById(productId);
            if (row == null) {
                return ProductPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such product.", "id"));
            }
            if (row.version() != version) {
                return ProductPayload.refused(new UserError.VersionConflict(row.version()));
            }
            return change.apply(row);
        });
    }

    private ProductPayload write(
        TenantContext context,
        String action,
        ProductRow row,
        ProductRow wanted,
        Map<String, ?> changes
    ) {
        if (changes.isEmpty()) {
            return ProductPayload.done(BackofficeProduct.of(context, row));
        }
        if (writes.updateProducts(List.of(wanted)) == 0) {
            return ProductPayload.refused(new UserError.VersionConflict(row.version() + 1));
        }
        if (!Objects.equals(wanted.categoryId(), row.categoryId())) {
            writes.deleteCategories(List.of(row.id()));
            writes.insertCategories(context.tenantId().value(), List.of(row.id()));
        }
        audit.record(context, action, "product", row.id(), changes);
        ProductRow written = Objects.requireNonNull(products.findById(row.id()), "it was just written");
        return ProductPayload.done(BackofficeProduct.of(context, written));
    }

    private boolean isUnknownCategory(ProductRow wanted, ProductRow row) {
        UUID category = wanted.categoryId();
        return (
            category != null && !category.equals(row.categoryId()) && categories.listByIds(List.of(category)).isEmpty()
        );
    }
}
