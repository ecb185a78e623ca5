package io.quelyos.bff.productimport;

import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.catalog.DraftProblem;
import io.quelyos.bff.catalog.ProductOutcome;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.productcsv.Column;
import io.quelyos.bff.productcsv.CsvProduct;
import io.quelyos.bff.productcsv.RowError;
import io.quelyos.bff.productcsv.RowError.Code;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.productimport.ProductImportMapper;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the catalogue in line with some products of a file, and tells what the catalogue refused in the file's terms. */
@Component
final class CatalogStep {

    private static final String VARIANTS = "variants";

    private final CatalogStateMapper state;
    private final ProductImportMapper imports;
    private final CatalogWriter writer;

    /** How many products came to which end, and why some were refused. */
    record Result(int created, int updated, int unchanged, int refused, List<RowError> errors) {}

    CatalogStep(CatalogStateMapper state, ProductImportMapper imports, CatalogWriter writer) {
        this.state = state;
        this.imports = imports;
        this.writer = writer;
    }

    /** Must be called inside a unit of work of {@code TenantDb.write}. */
    Result run(TenantScoped scope, List<CsvProduct> products, Function<Column, @Nullable String> columnNames) {
        if (products.isEmpty()) {
            return new Result(0, 0, 0, 0, List.of());
        }
        imports.planAnew();
        // The writer's own lock, taken early: what is read here to fill empty cells must hold until it is written.
        state.lockCatalog();
        var drafts = new ProductDrafts(StoredProducts.read(state, products), imports.findFirstLocation(), columnNames);
        List<RowError> errors = new ArrayList<>();
        List<ProductDrafts.Draft> sound = new ArrayList<>();
        for (CsvProduct product : products) {
            ProductDrafts.Draft draft = drafts.make(product, errors);
            if (draft != null) {
                sound.add(draft);
            }
        }
        List<ProductOutcome> outcomes = writer.upsert(scope, sound.stream().map(ProductDrafts.Draft::draft).toList());
        Map<ProductOutcome.Change, Integer> written = new EnumMap<>(ProductOutcome.Change.class);
        for (int index = 0; index < outcomes.size(); index++) {
            ProductDrafts.Draft draft = sound.get(index);
            switch (outcomes.get(index)) {
                case ProductOutcome.Written done -> written.merge(done.change(), 1, Integer::sum);
                case ProductOutcome.QuotaReached full -> errors.add(quotaError(draft.product(), full));
                case ProductOutcome.Refused refused -> refused
                    .problems()
                    .forEach(problem -> errors.add(error(draft, problem, columnNames)));
            }
        }
        errors.sort(Comparator.comparingInt(RowError::row));
        int created = written.getOrDefault(ProductOutcome.Change.CREATED, 0);
        int updated = written.getOrDefault(ProductOutcome.Change.UPDATED, 0);
        int unchanged = written.getOrDefault(ProductOutcome.Change.UNCHANGED, 0);
        return new Result(created, updated, unchanged, products.size() - created - updated - unchanged, errors);
    }

    private static RowError quotaError(CsvProduct product, ProductOutcome.QuotaReached full) {
        String message = new UserError.QuotaExceeded("products", full.limit(), full.used()).message();
        return new RowError(product.row(), null, Code.QUOTA_EXCEEDED, message, product.handle());
    }

    /** Leads a path in the draft back to a row and a column of the file. */
    private static RowError error(
        ProductDrafts.Draft draft,
        DraftProblem problem,
        Function<Column, @Nullable String> columnNames
    ) {
        List<String> path = problem.path();
        boolean isOfVariant = path.size() > 1 && path.getFirst().equals(VARIANTS);
        int row = isOfVariant ? draft.variantRows().get(Integer.parseInt(path.get(1))) : 0;
        String part = path.getLast();
        boolean isTaken = problem.code() == UserError.Code.TAKEN;
        if (isOfVariant && part.equals("sku") && isTaken) {
            String sku = draft
                .draft()
                .variants()
                .get(Integer.parseInt(path.get(1)))
                .sku();
            return new RowError(
                rowOr(row, draft),
                columnNames.apply(Column.SKU),
                Code.SKU_TAKEN,
                problem.message(),
                sku
            );
        }
        Code code = switch (part) {
            case "optionValues" -> isTaken ? Code.VARIANT_REPEATED : Code.REFUSED;
            case VARIANTS -> problem.code() == UserError.Code.TOO_LONG
                ? Code.TOO_MANY_VARIANTS
                : isTaken
                  ? Code.VARIANT_REPEATED
                  : Code.REFUSED;
            case "images" -> Code.TOO_MANY_IMAGES;
            case "options" -> Code.OPTIONS_MISMATCH;
            default -> Code.REFUSED;
        };
        return new RowError(rowOr(row, draft), null, code, problem.message(), null);
    }

    private static int rowOr(int row, ProductDrafts.Draft draft) {
        return row == 0 ? draft.product().row() : row;
    }
}
