package io.quelyos.bff.catalog.edit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.backoffice.BackofficeProduct;
import io.quelyos.bff.catalog.backoffice.ProductPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.ProductMapper;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.edit.ProductEditMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Runs a change of a part of a product: in the catalogue's turn, on the version that its author saw, with its trail. */
@Component
final class ProductEdits {

    private final CatalogTurns turns;
    private final ProductMapper products;
    private final ProductEditMapper edits;
    private final AuditTrail audit;

    ProductEdits(CatalogTurns turns, ProductMapper products, ProductEditMapper edits, AuditTrail audit) {
        this.turns = turns;
        this.products = products;
        this.edits = edits;
        this.audit = audit;
    }

    /** What came of a change. */
    sealed interface Outcome {
        /** Something was written; the details are for the audit trail. */
        record Done(Map<String, ?> detail) implements Outcome {}

        /** There was nothing to change. */
        record Unchanged() implements Outcome {}

        /** Nothing was written. */
        record Refused(List<UserError> reasons) implements Outcome {}

        /** Nothing was written, for one reason. */
        static Outcome refused(Code code, String message, String... field) {
            return new Refused(List.of(UserError.of(code, message, field)));
        }
    }

    /**
     * Runs a change.
     *
     * @param action entity and verb for the audit trail
     */
    ProductPayload edit(
        TenantContext context,
        String id,
        int version,
        String action,
        Function<ProductRow, Outcome> change
    ) {
        UUID productId = GlobalId.decode("prd", id).orElse(null);
        return turns.write(context, () -> {
            ProductRow row = productId == null ? null : products.findById(productId);
            if (row == null) {
                return ProductPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such product.", "id"));
            }
            if (row.version() != version) {
                return ProductPayload.refused(new UserError.VersionConflict(row.version()));
            }
            return switch (change.apply(row)) {
                case Outcome.Refused refused -> ProductPayload.refused(refused.reasons());
                case Outcome.Unchanged() -> ProductPayload.done(BackofficeProduct.of(context, row));
                case Outcome.Done done -> finish(context, row, action, done);
            };
        });
    }

    private ProductPayload finish(TenantContext context, ProductRow row, String action, Outcome.Done done) {
        edits.updateVersion(row.id(), row.version());
        audit.record(context, action, "product", row.id(), done.detail());
        ProductRow written = Objects.requireNonNull(products.findById(row.id()), "it was just written");
        return ProductPayload.done(BackofficeProduct.of(context, written));
    }
}
