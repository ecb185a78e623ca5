package io.quelyos.bff.catalog.edit;

import io.quelyos.bff.catalog.DraftProblem;
import io.quelyos.bff.catalog.DraftRules;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.VariantDraft;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The articles and options that a product is to have, held to the same rules as a whole product that is described anew.
 *
 * @param optionNames in their order
 * @param variants in their order
 */
record VariantChange(ProductRow product, List<String> optionNames, List<VariantRow> variants) {
    VariantChange {
        optionNames = List.copyOf(optionNames);
        variants = List.copyOf(variants);
    }

    /**
     * What is wrong with the result.
     *
     * @param changed the article that the input describes, whose problems lie in the input; null where it describes none
     */
    List<UserError> problems(@Nullable UUID changed) {
        List<UserError> problems = new ArrayList<>();
        for (DraftProblem problem : DraftRules.check(draft())) {
            List<String> field = new ArrayList<>(List.of("input"));
            field.addAll(isOf(problem, changed) ? problem.path().subList(2, problem.path().size()) : List.of());
            problems.add(new UserError.InvalidInput(problem.code(), problem.message(), field));
        }
        return problems;
    }

    /** The options as they are stored: with the values that the articles have, in the order in which they come. */
    List<ProductOptionRow> options() {
        List<ProductOptionRow> options = new ArrayList<>();
        for (int index = 0; index < optionNames.size(); index++) {
            int place = index;
            List<String> values = variants
                .stream()
                .map(variant -> variant.optionValues().get(place))
                .distinct()
                .toList();
            options.add(new ProductOptionRow(product.id(), place + 1, optionNames.get(place), values));
        }
        return options;
    }

    private boolean isOf(DraftProblem problem, @Nullable UUID changed) {
        List<String> path = problem.path();
        return (
            changed != null &&
            path.size() > 2 &&
            path.getFirst().equals("variants") &&
            variants
                .get(Integer.parseInt(path.get(1)))
                .id()
                .equals(changed)
        );
    }

    private ProductDraft draft() {
        return new ProductDraft(
            product.slug(),
            product.name(),
            null,
            null,
            null,
            ProductStatus.valueOf(product.status()),
            null,
            List.of(),
            optionNames,
            null,
            null,
            null,
            null,
            variants.stream().map(VariantChange::draft).toList(),
            List.of(),
            Set.of(),
            true
        );
    }

    private static VariantDraft draft(VariantRow row) {
        return new VariantDraft(
            row.sku(),
            row.barcode(),
            row.optionValues(),
            row.priceMinor(),
            row.compareAtMinor(),
            row.costMinor(),
            row.weightGrams(),
            row.isStockTracked(),
            row.continuesWhenOutOfStock(),
            row.requiresShipping(),
            row.isTaxable(),
            Map.of()
        );
    }
}
