package io.quelyos.bff.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.StockLevelRow;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds for each variant of a draft the stored one that it means, and what to write so that they agree. */
final class VariantMerge {

    private final ProductDraft draft;
    private final UUID productId;
    private final StoredCatalog stored;
    private final List<VariantRow> before;
    private final Map<UUID, VariantRow> unmatched = new HashMap<>();

    /** The wanted variants in the order of the draft. */
    final List<VariantRow> drafted = new ArrayList<>();
    final List<VariantRow> inserted = new ArrayList<>();
    final List<VariantRow> updated = new ArrayList<>();
    final List<UUID> deleted = new ArrayList<>();
    final List<StockLevelRow> stock = new ArrayList<>();
    final List<DraftProblem> problems = new ArrayList<>();

    VariantMerge(ProductDraft draft, UUID productId, StoredCatalog stored) {
        this.draft = draft;
        this.productId = productId;
        this.stored = stored;
        this.before = stored.variants(productId);
        before.forEach(row -> unmatched.put(row.id(), row));
    }

    void run() {
        List<@Nullable VariantRow> matches = match();
        int nextPosition = before.stream().mapToInt(VariantRow::position).max().orElse(0) + 1;
        for (int index = 0; index < draft.variants().size(); index++) {
            VariantDraft variant = draft.variants().get(index);
            checkReferences(variant, index);
            VariantRow match = matches.get(index);
            int position = draft.replacesVariants() ? index + 1 : match == null ? nextPosition++ : match.position();
            VariantRow wanted = wanted(variant, match, position);
            drafted.add(wanted);
            if (match == null) {
                inserted.add(wanted);
            } else if (!wanted.equals(match)) {
                updated.add(wanted);
            }
            addStock(variant, wanted.id());
        }
        if (draft.replacesVariants()) {
            deleted.addAll(unmatched.keySet());
        }
        checkResult();
    }

    /** All variants that the product has afterwards, in their order. */
    List<VariantRow> result() {
        List<VariantRow> result = new ArrayList<>(drafted);
        if (!draft.replacesVariants()) {
            result.addAll(unmatched.values());
        }
        result.sort(Comparator.comparingInt(VariantRow::position).thenComparing(VariantRow::id));
        return result;
    }

    /** By article number first, for all of them, so that none is taken away by another's option values. */
    private List<@Nullable VariantRow> match() {
        List<@Nullable VariantRow> matches = new ArrayList<>();
        for (VariantDraft variant : draft.variants()) {
            matches.add(
                variant.sku() == null
                    ? null
                    : take(
                          before
                              .stream()
                              .filter(row -> variant.sku().equals(row.sku()))
                              .toList()
                      )
            );
        }
        for (int index = 0; index < matches.size(); index++) {
            if (matches.get(index) == null) {
                List<String> values = draft.variants().get(index).optionValues();
                matches.set(
                    index,
                    take(
                        before
                            .stream()
                            .filter(row -> values.equals(row.optionValues()))
                            .toList()
                    )
                );
            }
        }
        return matches;
    }

    private @Nullable VariantRow take(List<VariantRow> candidates) {
        for (VariantRow candidate : candidates) {
            if (unmatched.remove(candidate.id()) != null) {
                return candidate;
            }
        }
        return null;
    }

    private VariantRow wanted(VariantDraft variant, @Nullable VariantRow match, int position) {
        VariantRow described = new VariantRow(
            match == null ? UuidCreator.getTimeOrderedEpoch() : match.id(),
            productId,
            position,
            variant.sku(),
            variant.barcode(),
            variant.optionValues(),
            variant.priceMinor(),
            variant.compareAtMinor(),
            variant.costMinor(),
            variant.weightGrams(),
            variant.isStockTracked(),
            variant.continuesWhenOutOfStock(),
            variant.requiresShipping(),
            variant.isTaxable()
        );
        return match == null ? described : keeping(described, match);
    }

    private VariantRow keeping(VariantRow described, VariantRow match) {
        boolean keepsPolicy = draft.keeps(DraftField.STOCK_POLICY);
        return new VariantRow(
            described.id(),
            productId,
            described.position(),
            draft.keeps(DraftField.SKU) ? match.sku() : described.sku(),
            draft.keeps(DraftField.BARCODE) ? match.barcode() : described.barcode(),
            described.optionValues(),
            described.priceMinor(),
            draft.keeps(DraftField.COMPARE_AT) ? match.compareAtMinor() : described.compareAtMinor(),
            draft.keeps(DraftField.COST) ? match.costMinor() : described.costMinor(),
            draft.keeps(DraftField.WEIGHT) ? match.weightGrams() : described.weightGrams(),
            keepsPolicy ? match.isStockTracked() : described.isStockTracked(),
            keepsPolicy ? match.continuesWhenOutOfStock() : described.continuesWhenOutOfStock(),
            draft.keeps(DraftField.SHIPPING) ? match.requiresShipping() : described.requiresShipping(),
            draft.keeps(DraftField.TAXABLE) ? match.isTaxable() : described.isTaxable()
        );
    }

    private void addStock(VariantDraft variant, UUID variantId) {
        Map<UUID, Integer> stocked = stored.stock(variantId);
        variant.stock().forEach((location, quantity) -> {
            if (!quantity.equals(stocked.get(location))) {
                stock.add(new StockLevelRow(variantId, location, quantity));
            }
        });
    }

    private void checkReferences(VariantDraft variant, int index) {
        String place = String.valueOf(index);
        UUID owner = variant.sku() == null ? null : stored.ownerOfSku(variant.sku());
        if (owner != null && !owner.equals(productId)) {
            problems.add(
                DraftProblem.at(Code.TAKEN, "Another product has an article of this number.", "variants", place, "sku")
            );
        }
        if (!variant.stock().keySet().stream().allMatch(stored::isKnown)) {
            problems.add(DraftProblem.at(Code.NOT_FOUND, "There is no such location.", "variants", place, "stock"));
        }
    }

    /** What the draft's own rules cannot see: variants that stay beside those of the draft. */
    private void checkResult() {
        List<VariantRow> result = result();
        if (result.isEmpty()) {
            problems.add(DraftProblem.at(Code.REQUIRED, "A product has at least one article.", "variants"));
        }
        if (result.size() > DraftRules.MAX_VARIANTS) {
            String message = "A product has at most " + DraftRules.MAX_VARIANTS + " articles.";
            problems.add(DraftProblem.at(Code.TOO_LONG, message, "variants"));
        }
        Set<List<String>> values = new HashSet<>();
        if (!result.stream().allMatch(row -> values.add(row.optionValues()))) {
            String message = "A stored article has the same option values.";
            problems.add(DraftProblem.at(Code.TAKEN, message, "variants"));
        }
        if (result.stream().anyMatch(row -> row.optionValues().size() != draft.options().size())) {
            String message = "Stored articles have another number of options; describe them too.";
            problems.add(DraftProblem.at(Code.INVALID, message, "options"));
        }
    }
}
