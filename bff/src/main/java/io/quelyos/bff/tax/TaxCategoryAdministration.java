package io.quelyos.bff.tax;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.tax.TaxCategoryRow;
import io.quelyos.persistence.tax.TaxMapper;
import io.quelyos.persistence.tax.TaxWriteMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with the categories of taxed things. */
@Component
final class TaxCategoryAdministration {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such category.", "id");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(_[A-Z0-9]+)*");
    private static final int MAXIMUM_CODE = 50;
    private static final int MAXIMUM_NAME = 100;
    private static final int MAXIMUM_PRODUCTS = 500;

    private final TenantDb tenantDb;
    private final TaxMapper taxes;
    private final TaxWriteMapper writes;
    private final TaxTables tables;
    private final AuditTrail audit;

    TaxCategoryAdministration(
        TenantDb tenantDb,
        TaxMapper taxes,
        TaxWriteMapper writes,
        TaxTables tables,
        AuditTrail audit
    ) {
        this.tenantDb = tenantDb;
        this.taxes = taxes;
        this.writes = writes;
        this.tables = tables;
        this.audit = audit;
    }

    List<TaxCategoryRow> list(TenantContext context) {
        return tenantDb.read(context, () -> taxes.listCategories(TaxTables.MAXIMUM_CATEGORIES));
    }

    /** Creates a category; the first one is the usual one. */
    TaxCategoryPayload create(TenantContext context, TaxCategoryInput input) {
        List<UserError> errors = check(input);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return save(context, () -> {
            int count = writes.countCategories();
            if (count >= TaxTables.MAXIMUM_CATEGORIES) {
                errors.add(UserError.of(Code.WRONG_STATE, "There are 100 categories already.", "input"));
            }
            if (writes.isCodeTaken(input.code(), id)) {
                errors.add(UserError.of(Code.TAKEN, "Another category has this code.", "input", "code"));
            }
            if (!errors.isEmpty()) {
                return new TaxCategoryPayload(null, errors);
            }
            boolean isUsual = input.isUsual() || count == 0;
            if (isUsual) {
                writes.clearUsual(id);
            }
            var row = row(id, input, isUsual, 1);
            writes.insertCategory(context.tenantId().value(), row);
            audit.record(context, "taxCategory.create", "taxCategory", id, detail(row));
            return new TaxCategoryPayload(stored(id), List.of());
        });
    }

    TaxCategoryPayload update(TenantContext context, String id, int version, TaxCategoryInput input) {
        List<UserError> errors = check(input);
        return save(context, () -> {
            TaxCategoryRow row = find(id).orElse(null);
            if (row == null) {
                return TaxCategoryPayload.refused(UNKNOWN);
            }
            if (row.version() != version) {
                return TaxCategoryPayload.refused(new UserError.VersionConflict(row.version()));
            }
            if (writes.isCodeTaken(input.code(), row.id())) {
                errors.add(UserError.of(Code.TAKEN, "Another category has this code.", "input", "code"));
            }
            if (row.isUsual() && !input.isUsual()) {
                String message = "Make another category the usual one instead.";
                errors.add(UserError.of(Code.WRONG_STATE, message, "input", "isUsual"));
            }
            if (!errors.isEmpty()) {
                return new TaxCategoryPayload(null, errors);
            }
            if (input.isUsual()) {
                writes.clearUsual(row.id());
            }
            var wanted = row(row.id(), input, input.isUsual(), version);
            if (writes.updateCategory(wanted) == 0) {
                return TaxCategoryPayload.refused(new UserError.VersionConflict(row.version() + 1));
            }
            audit.record(context, "taxCategory.update", "taxCategory", row.id(), detail(wanted));
            return new TaxCategoryPayload(stored(row.id()), List.of());
        });
    }

    DeletedPayload delete(TenantContext context, String id, int version) {
        DeletedPayload payload = tenantDb.write(context, () -> {
            TaxCategoryRow row = find(id).orElse(null);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (row.isUsual() || writes.isCategoryUsed(row.id())) {
                String message = "It is the usual category, or rates or products have it.";
                return DeletedPayload.refused(UserError.of(Code.WRONG_STATE, message, "id"));
            }
            if (writes.deleteCategory(row.id(), version) == 0) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            audit.record(context, "taxCategory.delete", "taxCategory", row.id(), detail(row));
            return DeletedPayload.done(row.id());
        });
        tables.forget(context);
        return payload;
    }

    /** Puts products into a category, all of them or none. */
    TaxAssignPayload assign(TenantContext context, @Nullable String id, List<String> productIds) {
        if (productIds.isEmpty() || productIds.size() > MAXIMUM_PRODUCTS) {
            return TaxAssignPayload.refused(UserError.of(Code.INVALID, "Name 1 to 500 products.", "productIds"));
        }
        List<UUID> products = productIds
            .stream()
            .flatMap(product -> GlobalId.decode("prd", product).stream())
            .distinct()
            .toList();
        return tenantDb.write(context, () -> {
            TaxCategoryRow category = id == null ? null : find(id).orElse(null);
            if (id != null && category == null) {
                return TaxAssignPayload.refused(UNKNOWN);
            }
            boolean isKnown =
                products.size() == productIds.stream().distinct().count() &&
                writes.findKnownProductIds(products).size() == products.size();
            if (!isKnown) {
                String message = "One of them is no product.";
                return TaxAssignPayload.refused(UserError.of(Code.NOT_FOUND, message, "productIds"));
            }
            UUID categoryId = category == null ? null : category.id();
            writes.assign(categoryId, products);
            Map<String, ?> detail = Map.of("taxCategory", category == null ? "" : category.code());
            products.forEach(product -> audit.record(context, "product.tax", "product", product, detail));
            return new TaxAssignPayload(products.size(), List.of());
        });
    }

    private TaxCategoryPayload save(TenantContext context, Supplier<TaxCategoryPayload> work) {
        TaxCategoryPayload payload = tenantDb.write(context, work);
        tables.forget(context);
        return payload;
    }

    private Optional<TaxCategoryRow> find(String id) {
        return GlobalId.decode("txc", id).map(taxes::findCategory);
    }

    private TaxCategoryRow stored(UUID id) {
        return Objects.requireNonNull(taxes.findCategory(id), "it was just written");
    }

    private static List<UserError> check(TaxCategoryInput input) {
        List<UserError> errors = new ArrayList<>();
        if (input.code().length() > MAXIMUM_CODE || !CODE.matcher(input.code()).matches()) {
            String message = "A code is made of capital letters, digits and single underscores, at most 50.";
            errors.add(UserError.of(Code.INVALID, message, "input", "code"));
        }
        if (input.name().isBlank() || input.name().length() > MAXIMUM_NAME) {
            errors.add(UserError.of(Code.INVALID, "A name has 1 to 100 characters.", "input", "name"));
        }
        return errors;
    }

    private static TaxCategoryRow row(UUID id, TaxCategoryInput input, boolean isUsual, int version) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return new TaxCategoryRow(id, input.code(), input.name().strip(), isUsual, version, now);
    }

    private static Map<String, ?> detail(TaxCategoryRow row) {
        return Map.of("code", row.code(), "name", row.name(), "isUsual", row.isUsual());
    }
}
