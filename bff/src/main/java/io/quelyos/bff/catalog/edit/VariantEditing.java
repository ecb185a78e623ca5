package io.quelyos.bff.catalog.edit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.ProductPayload;
import io.quelyos.bff.catalog.edit.ProductEdits.Outcome;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.catalog.VariantRow;
import io.quelyos.persistence.catalog.edit.ProductEditMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds, changes and removes the articles of a product, and the options that tell them apart. */
@Component
final class VariantEditing {

    private static final int MAX_AMOUNT = 1_000_000_000;
    private static final String OPTIONS = "options";

    private final ProductEdits edits;
    private final CatalogStateMapper state;
    private final ProductWriteMapper products;
    private final ProductEditMapper mapper;

    VariantEditing(
        ProductEdits edits,
        CatalogStateMapper state,
        ProductWriteMapper products,
        ProductEditMapper mapper
    ) {
        this.edits = edits;
        this.state = state;
        this.products = products;
        this.mapper = mapper;
    }

    /** An option as a client wants it. */
    record WantedOption(String name, @Nullable String from, @Nullable String value) {}

    ProductPayload add(TenantContext context, String id, int version, Map<String, Object> input) {
        return edits.edit(context, id, version, "variant.add", row -> {
            List<VariantRow> before = variants(row);
            int position = before.stream().mapToInt(VariantRow::position).max().orElse(0) + 1;
            VariantRow blank = blank(row, position);
            var patch = new InputPatch(input);
            VariantRow wanted = new VariantPatch(patch, context.baseCurrency()).apply(blank);
            Integer amount = patch.nullableNumber("unitAmount", null, 1, MAX_AMOUNT);
            var change = new VariantChange(
                row,
                optionNames(row),
                Stream.concat(before.stream(), Stream.of(wanted)).toList()
            );
            check(patch, change, wanted);
            if (!patch.isSound()) {
                return new Outcome.Refused(patch.errors());
            }
            products.insertVariants(context.tenantId().value(), List.of(wanted));
            if (amount != null) {
                mapper.updateUnitAmount(wanted.id(), amount);
            }
            finish(context, change);
            return new Outcome.Done(Map.of("variant", wanted.id(), "change", patch.changes()));
        });
    }

    ProductPayload update(TenantContext context, String id, int version, String variantId, Map<String, Object> input) {
        return edits.edit(context, id, version, "variant.update", row -> {
            List<VariantRow> before = variants(row);
            VariantRow stored = find(before, variantId);
            if (stored == null) {
                return noVariant();
            }
            var patch = new InputPatch(input);
            VariantRow wanted = new VariantPatch(patch, context.baseCurrency()).apply(stored);
            boolean isAmountNamed = patch.has("unitAmount");
            Integer amount = patch.nullableNumber("unitAmount", null, 1, MAX_AMOUNT);
            List<VariantRow> after = before
                .stream()
                .map(each -> each.id().equals(wanted.id()) ? wanted : each)
                .toList();
            var change = new VariantChange(row, optionNames(row), after);
            check(patch, change, wanted);
            if (!patch.isSound()) {
                return new Outcome.Refused(patch.errors());
            }
            if (patch.changes().isEmpty() && !isAmountNamed) {
                return new Outcome.Unchanged();
            }
            products.updateVariants(List.of(wanted));
            if (isAmountNamed) {
                mapper.updateUnitAmount(wanted.id(), amount);
            }
            finish(context, change);
            return new Outcome.Done(Map.of("variant", wanted.id(), "change", patch.changes()));
        });
    }

    ProductPayload remove(TenantContext context, String id, int version, String variantId) {
        return edits.edit(context, id, version, "variant.remove", row -> {
            List<VariantRow> before = variants(row);
            VariantRow stored = find(before, variantId);
            if (stored == null) {
                return noVariant();
            }
            if (before.size() == 1) {
                return Outcome.refused(Code.WRONG_STATE, "A product has at least one article.", "variantId");
            }
            List<VariantRow> after = before
                .stream()
                .filter(each -> !each.id().equals(stored.id()))
                .toList();
            products.deleteVariants(List.of(stored.id()));
            finish(context, new VariantChange(row, optionNames(row), after));
            return new Outcome.Done(
                Map.of("variant", stored.id(), "sku", Objects.requireNonNullElse(stored.sku(), ""))
            );
        });
    }

    ProductPayload setOptions(TenantContext context, String id, int version, List<WantedOption> options) {
        return edits.edit(context, id, version, "product.options", row -> {
            List<String> before = optionNames(row);
            var patch = new InputPatch(Map.of());
            for (WantedOption option : options) {
                if (option.from() != null && !before.contains(option.from())) {
                    return Outcome.refused(Code.NOT_FOUND, "The product has no option " + option.from() + ".", OPTIONS);
                }
                if (option.from() == null && (option.value() == null || option.value().isBlank())) {
                    return Outcome.refused(Code.REQUIRED, "A new option needs a value for all articles.", OPTIONS);
                }
            }
            List<VariantRow> after = variants(row)
                .stream()
                .map(variant -> withValues(variant, valuesOf(variant, before, options)))
                .toList();
            var change = new VariantChange(row, options.stream().map(WantedOption::name).toList(), after);
            patch.refuse(change.problems(null));
            if (!patch.isSound()) {
                return new Outcome.Refused(patch.errors());
            }
            products.updateVariants(after);
            finish(context, change);
            return new Outcome.Done(Map.of("from", before, "to", change.optionNames()));
        });
    }

    private void check(InputPatch patch, VariantChange change, VariantRow wanted) {
        patch.refuse(change.problems(wanted.id()));
        String sku = wanted.sku();
        boolean isTaken =
            sku != null &&
            state
                .listVariants(List.of(), List.of(sku))
                .stream()
                .anyMatch(other -> !other.productId().equals(wanted.productId()));
        if (isTaken) {
            patch.refuse(Code.TAKEN, "Another product has an article of this number.", "sku");
        }
    }

    /** Brings options, filters and the product's summary in line with the articles. */
    private void finish(TenantContext context, VariantChange change) {
        List<UUID> product = List.of(change.product().id());
        products.deleteOptions(product);
        products.deleteOptionValues(product);
        List<ProductOptionRow> options = change.options();
        if (!options.isEmpty()) {
            products.insertOptions(context.tenantId().value(), options);
            products.insertOptionValues(context.tenantId().value(), options);
        }
        products.summarize(product);
    }

    private List<VariantRow> variants(ProductRow row) {
        return state.listVariants(List.of(row.id()), List.of());
    }

    private List<String> optionNames(ProductRow row) {
        return state.listOptions(List.of(row.id())).stream().map(ProductOptionRow::name).toList();
    }

    private static @Nullable VariantRow find(List<VariantRow> variants, String variantId) {
        UUID id = GlobalId.decode("var", variantId).orElse(null);
        return variants
            .stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElse(null);
    }

    private static Outcome noVariant() {
        return Outcome.refused(Code.NOT_FOUND, "The product has no such article.", "variantId");
    }

    private static VariantRow blank(ProductRow row, int position) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        List<String> none = List.of();
        return new VariantRow(id, row.id(), position, null, null, none, 0, null, null, 0, true, false, true, true);
    }

    private static List<String> valuesOf(VariantRow variant, List<String> before, List<WantedOption> options) {
        List<String> values = new ArrayList<>();
        for (WantedOption option : options) {
            values.add(
                option.from() == null
                    ? Objects.requireNonNull(option.value()).strip()
                    : variant.optionValues().get(before.indexOf(option.from()))
            );
        }
        return values;
    }

    private static VariantRow withValues(VariantRow row, List<String> values) {
        return new VariantRow(
            row.id(),
            row.productId(),
            row.position(),
            row.sku(),
            row.barcode(),
            values,
            row.priceMinor(),
            row.compareAtMinor(),
            row.costMinor(),
            row.weightGrams(),
            row.isStockTracked(),
            row.continuesWhenOutOfStock(),
            row.requiresShipping(),
            row.isTaxable()
        );
    }
}
