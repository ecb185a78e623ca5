package io.quelyos.bff.productimport;

import io.quelyos.bff.catalog.VariantDraft;
import io.quelyos.bff.productcsv.Column;
import io.quelyos.bff.productcsv.CsvProduct;
import io.quelyos.bff.productcsv.CsvProduct.Variant;
import io.quelyos.bff.productcsv.RowError;
import io.quelyos.bff.productcsv.RowError.Code;
import io.quelyos.persistence.catalog.VariantRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the variants of one product's draft. A row of the file means the stored variant with its SKU, else the one with its
 * option values, else a new one; stored variants that the file does not name stay as they are.
 */
final class VariantDrafts {

    private final CsvProduct product;
    private final List<VariantRow> stored;
    private final List<String> storedNames;
    private final @Nullable UUID location;
    private final Function<Column, @Nullable String> columnNames;

    private final List<VariantDraft> drafts = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final Map<UUID, Integer> indexByStored = new HashMap<>();
    private final Map<String, Integer> indexByImage = new HashMap<>();

    VariantDrafts(
        CsvProduct product,
        List<VariantRow> stored,
        List<String> storedNames,
        @Nullable UUID location,
        Function<Column, @Nullable String> columnNames
    ) {
        this.product = product;
        this.stored = stored;
        this.storedNames = storedNames;
        this.location = location;
        this.columnNames = columnNames;
    }

    List<String> optionNames() {
        return product.optionNames().isEmpty() ? storedNames : product.optionNames();
    }

    List<VariantDraft> drafts() {
        return drafts;
    }

    /** The file's row of each draft; 0 where it has none. */
    List<Integer> rows() {
        return rows;
    }

    /** The place of a stored variant among the drafts. */
    @Nullable
    Integer indexOf(UUID storedId) {
        return indexByStored.get(storedId);
    }

    /** The place of the first variant that has an image of its own with this address. */
    @Nullable
    Integer indexOfImage(String url) {
        return indexByImage.get(url);
    }

    void make(List<RowError> errors) {
        Map<Variant, VariantRow> matches = match();
        Map<UUID, Variant> meant = new HashMap<>();
        matches.forEach((variant, row) -> meant.put(row.id(), variant));
        checkOptions(matches, meant, errors);
        for (VariantRow row : stored) {
            indexByStored.put(row.id(), drafts.size());
            Variant variant = meant.get(row.id());
            if (variant == null) {
                add(0, unchanged(row));
            } else {
                add(variant, row, errors);
            }
        }
        for (Variant variant : product.variants()) {
            if (!matches.containsKey(variant)) {
                add(variant, null, errors);
            }
        }
        if (stored.isEmpty() && product.variants().isEmpty()) {
            errors.add(error(product.row(), Column.PRICE, Code.PRICE_MISSING, "A new product needs a price."));
        }
    }

    /** By SKU first, for all of them, so that none is taken away by another row's option values. */
    private Map<Variant, VariantRow> match() {
        Map<Variant, VariantRow> matches = new LinkedHashMap<>();
        for (Variant variant : product.variants()) {
            String sku = variant.sku();
            if (sku != null) {
                take(variant, row -> sku.equals(row.sku()), matches);
            }
        }
        for (Variant variant : product.variants()) {
            if (!matches.containsKey(variant)) {
                take(variant, row -> isSame(variant.optionValues(), row.optionValues()), matches);
            }
        }
        return matches;
    }

    private void take(Variant variant, Predicate<VariantRow> isMeant, Map<Variant, VariantRow> matches) {
        stored
            .stream()
            .filter(row -> !matches.containsValue(row))
            .filter(isMeant)
            .findFirst()
            .ifPresent(row -> matches.put(variant, row));
    }

    private static boolean isSame(List<String> values, List<String> others) {
        if (values.size() != others.size()) {
            return false;
        }
        for (int place = 0; place < values.size(); place++) {
            if (!values.get(place).equalsIgnoreCase(others.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** Variants of one product have the same options: other ones than the stored are possible only for all at once. */
    private void checkOptions(Map<Variant, VariantRow> matches, Map<UUID, Variant> meant, List<RowError> errors) {
        if (stored.isEmpty() || storedNames.size() == product.optionNames().size()) {
            return;
        }
        String options = storedNames.isEmpty() ? "no options" : "the options " + String.join(", ", storedNames);
        if (!product.optionNames().isEmpty()) {
            if (meant.size() < stored.size()) {
                errors.add(
                    error(
                        product.row(),
                        Column.OPTION1_NAME,
                        Code.OPTIONS_MISMATCH,
                        "The stored product has " + options + "; to change them, name all its variants by their SKUs."
                    )
                );
            }
            return;
        }
        for (Variant variant : product.variants()) {
            if (!matches.containsKey(variant)) {
                errors.add(
                    error(
                        variant.row(),
                        Column.OPTION1_VALUE,
                        Code.OPTIONS_MISMATCH,
                        "The stored product has " + options + "; the row names none, and no variant has its SKU."
                    )
                );
            }
        }
    }

    private void add(Variant variant, @Nullable VariantRow before, List<RowError> errors) {
        Long price = variant.priceMinor() != null ? variant.priceMinor() : before == null ? null : before.priceMinor();
        if (price == null) {
            errors.add(error(variant.row(), Column.PRICE, Code.PRICE_MISSING, "A new variant needs a price."));
            return;
        }
        if (variant.quantity() != null && location == null) {
            errors.add(
                error(
                    variant.row(),
                    Column.QUANTITY,
                    Code.REFUSED,
                    "There is no location that the stock could lie at; create one first."
                )
            );
            return;
        }
        if (variant.imageUrl() != null) {
            indexByImage.putIfAbsent(variant.imageUrl(), drafts.size());
        }
        add(variant.row(), filled(variant, price, before));
    }

    private void add(int row, VariantDraft draft) {
        drafts.add(draft);
        rows.add(row);
    }

    private VariantDraft filled(Variant variant, long price, @Nullable VariantRow before) {
        List<String> values = variant.optionValues();
        if (before != null && (product.optionNames().isEmpty() || isSame(values, before.optionValues()))) {
            values = before.optionValues();
        }
        return new VariantDraft(
            or(variant.sku(), before == null ? null : before.sku()),
            or(variant.barcode(), before == null ? null : before.barcode()),
            values,
            price,
            compareAt(variant, before),
            or(variant.costMinor(), before == null ? null : before.costMinor()),
            required(variant.weightGrams(), before == null ? 0 : before.weightGrams()),
            required(variant.isStockTracked(), before == null ? product.tracksNewStock() : before.isStockTracked()),
            required(variant.continuesWhenOutOfStock(), before != null && before.continuesWhenOutOfStock()),
            required(variant.requiresShipping(), before == null || before.requiresShipping()),
            required(variant.isTaxable(), before == null || before.isTaxable()),
            variant.quantity() == null || location == null ? Map.of() : Map.of(location, variant.quantity())
        );
    }

    private static @Nullable Long compareAt(Variant variant, @Nullable VariantRow before) {
        Long stated = variant.compareAtMinor();
        if (stated != null) {
            return stated == Variant.NO_PRICE ? null : stated;
        }
        return before == null ? null : before.compareAtMinor();
    }

    private static VariantDraft unchanged(VariantRow row) {
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

    private RowError error(int row, Column column, Code code, String message) {
        return new RowError(row, columnNames.apply(column), code, message, null);
    }

    private static <T> @Nullable T or(@Nullable T stated, @Nullable T kept) {
        return stated == null ? kept : stated;
    }

    private static <T> T required(@Nullable T stated, T kept) {
        return Objects.requireNonNullElse(stated, kept);
    }
}
