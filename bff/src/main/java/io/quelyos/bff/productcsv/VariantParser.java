package io.quelyos.bff.productcsv;

import io.quelyos.bff.productcsv.CsvProduct.Image;
import io.quelyos.bff.productcsv.CsvProduct.Variant;
import io.quelyos.bff.productcsv.RowError.Code;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads options, variants and images of one product. The first row names the options; a row with option values, a price
 * or an SKU is a variant, a row with an image's address is an image, and a row can be both.
 */
final class VariantParser {

    private static final String DEFAULT_OPTION = "Title";
    private static final String DEFAULT_VALUE = "Default Title";
    private static final int OPTION_NAME_CHARACTERS = 100;
    private static final int TEXT_CHARACTERS = 255;
    private static final int SKU_CHARACTERS = 100;
    private static final int ALT_TEXT_CHARACTERS = 512;
    private static final int STOCK_AT_MOST = 1_000_000_000;
    private static final int POSITION_AT_MOST = 100_000;
    private static final List<Column> VARIANT_MARKS = List.of(
        Column.OPTION1_VALUE,
        Column.OPTION2_VALUE,
        Column.OPTION3_VALUE,
        Column.SKU,
        Column.PRICE
    );
    private static final List<Column> FIRST_VARIANT_MARKS = List.of(
        Column.COMPARE_AT_PRICE,
        Column.COST,
        Column.BARCODE,
        Column.QUANTITY
    );
    private static final Map<String, Boolean> POLICIES = Map.of(
        "deny",
        false,
        "continue",
        true,
        "false",
        false,
        "true",
        true
    );

    private final CsvLimits limits;
    private final Currency currency;
    private final FirstSeen skus = new FirstSeen();

    record Parts(List<String> optionNames, List<Variant> variants, List<Image> images) {}

    VariantParser(CsvLimits limits, Currency currency) {
        this.limits = limits;
        this.currency = currency;
    }

    Parts parse(List<CsvRow> rows, List<RowError> found) {
        List<String> names = optionNames(new CellReader(rows.getFirst(), found));
        boolean hasOptions = !isWithoutOptions(names, rows);
        List<Variant> variants = new ArrayList<>();
        Map<List<String>, Integer> combinations = new HashMap<>();
        Map<String, Image> images = new LinkedHashMap<>();
        for (CsvRow row : rows) {
            var cells = new CellReader(row, found);
            boolean isFirst = row.number() == rows.getFirst().number();
            checkOptionColumns(row, names, cells, found);
            if (!isFirst) {
                checkRepeatedNames(row, names, cells);
            }
            boolean isVariant = isVariant(row, isFirst);
            if (isVariant) {
                Variant variant = variant(row, hasOptions ? names : List.of(), cells);
                checkRepetition(variant, combinations, cells);
                variants.add(variant);
            }
            boolean isImage = readImages(row, cells, images);
            if (!isVariant && !isImage && !isFirst) {
                found.add(
                    new RowError(
                        row.number(),
                        null,
                        Code.ROW_WITHOUT_CONTENT,
                        "The row has neither a variant nor an image.",
                        null
                    )
                );
            }
        }
        for (Variant variant : variants) {
            if (variant.imageUrl() != null) {
                images.putIfAbsent(variant.imageUrl(), new Image(variant.row(), variant.imageUrl(), null, null));
            }
        }
        checkNumbers(variants, List.copyOf(images.values()), found);
        return new Parts(hasOptions ? names : List.of(), List.copyOf(variants), List.copyOf(images.values()));
    }

    private void checkNumbers(List<Variant> variants, List<Image> images, List<RowError> found) {
        if (variants.size() > limits.variantsPerProduct()) {
            found.add(
                new RowError(
                    variants.get(limits.variantsPerProduct()).row(),
                    null,
                    Code.TOO_MANY_VARIANTS,
                    "A product has at most " + limits.variantsPerProduct() + " variants.",
                    null
                )
            );
        }
        if (images.size() > limits.imagesPerProduct()) {
            found.add(
                new RowError(
                    images.get(limits.imagesPerProduct()).row(),
                    null,
                    Code.TOO_MANY_IMAGES,
                    "A product has at most " + limits.imagesPerProduct() + " images.",
                    null
                )
            );
        }
    }

    private static List<String> optionNames(CellReader cells) {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < Column.OPTION_NAMES.size(); place++) {
            Column column = Column.OPTION_NAMES.get(place);
            String name = cells.text(column, OPTION_NAME_CHARACTERS);
            if (name == null) {
                continue;
            }
            if (place > names.size()) {
                cells.refuse(
                    Column.OPTION_NAMES.get(names.size()),
                    Code.OPTION_NAME_MISSING,
                    "Options are named in their order; an earlier one has no name."
                );
                return names;
            }
            if (names.stream().anyMatch(name::equalsIgnoreCase)) {
                cells.refuse(column, Code.OPTION_NAME_REPEATED, "Two options have the same name.");
            }
            names.add(name);
        }
        return names;
    }

    /** A single variant needs no option; Shopify writes it as the value "Default Title" of the option "Title". */
    private static boolean isWithoutOptions(List<String> names, List<CsvRow> rows) {
        if (names.isEmpty()) {
            return true;
        }
        return (
            names.size() == 1 &&
            names.getFirst().equalsIgnoreCase(DEFAULT_OPTION) &&
            rows
                .stream()
                .map(row -> row.text(Column.OPTION1_VALUE))
                .allMatch(value -> value == null || value.equalsIgnoreCase(DEFAULT_VALUE))
        );
    }

    private static void checkOptionColumns(CsvRow row, List<String> names, CellReader cells, List<RowError> found) {
        for (int place : row.header().furtherOptions()) {
            String value = row.textAt(place);
            if (value != null) {
                found.add(
                    new RowError(
                        row.number(),
                        row.header().names().get(place),
                        Code.TOO_MANY_OPTIONS,
                        "A product has at most three options.",
                        value
                    )
                );
            }
        }
        for (int place = 0; place < Column.OPTION_NAMES.size(); place++) {
            Column column = Column.OPTION_VALUES.get(place);
            String value = row.text(column);
            if (value != null && place >= names.size() && !(names.isEmpty() && value.equalsIgnoreCase(DEFAULT_VALUE))) {
                cells.refuse(
                    column,
                    Code.OPTION_NAME_MISSING,
                    "The product's first row does not name the option of this value."
                );
            }
        }
    }

    /** Option names may be repeated in later rows, as some tools do, but not changed there. */
    private static void checkRepeatedNames(CsvRow row, List<String> names, CellReader cells) {
        for (int place = 0; place < Column.OPTION_NAMES.size(); place++) {
            Column column = Column.OPTION_NAMES.get(place);
            String name = row.text(column);
            if (name != null && (place >= names.size() || !name.equalsIgnoreCase(names.get(place)))) {
                cells.refuse(
                    column,
                    Code.OPTION_NAME_CHANGED,
                    "Options are named in the product's first row, " +
                        (place < names.size()
                            ? "this one \"" + names.get(place) + "\"."
                            : "which has no name for this one.")
                );
            }
        }
    }

    private static boolean isVariant(CsvRow row, boolean isFirst) {
        return row.hasAny(VARIANT_MARKS) || (isFirst && row.hasAny(FIRST_VARIANT_MARKS));
    }

    private Variant variant(CsvRow row, List<String> names, CellReader cells) {
        List<String> values = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            Column column = Column.OPTION_VALUES.get(place);
            String value = cells.text(column, TEXT_CHARACTERS);
            if (value == null && row.text(column) == null) {
                cells.refuse(
                    column,
                    Code.OPTION_VALUE_MISSING,
                    "The variant needs a value for the option \"" + names.get(place) + "\"."
                );
            }
            values.add(value == null ? "" : value);
        }
        Long price = cells.money(Column.PRICE, currency, limits.priceMinor());
        Integer weight = cells.weight();
        return new Variant(
            row.number(),
            List.copyOf(values),
            cells.text(Column.SKU, SKU_CHARACTERS),
            cells.text(Column.BARCODE, TEXT_CHARACTERS),
            price,
            compareAtPrice(price, cells),
            cells.money(Column.COST, currency, limits.priceMinor()),
            weight,
            cells.integer(Column.QUANTITY, -STOCK_AT_MOST, STOCK_AT_MOST),
            row.text(Column.TRACKER) == null ? null : Boolean.TRUE,
            cells.oneOf(Column.POLICY, POLICIES),
            cells.bool(Column.REQUIRES_SHIPPING),
            cells.bool(Column.TAXABLE),
            cells.url(Column.VARIANT_IMAGE)
        );
    }

    /** A compare-at price that is not above the price promises no saving: it is passed over, with a warning. */
    private @Nullable Long compareAtPrice(@Nullable Long price, CellReader cells) {
        Long compareAt = cells.money(Column.COMPARE_AT_PRICE, currency, limits.priceMinor());
        if (compareAt == null || price == null || compareAt > price) {
            return compareAt != null && compareAt == 0 ? Long.valueOf(Variant.NO_PRICE) : compareAt;
        }
        if (compareAt > 0) {
            cells.refuse(
                Column.COMPARE_AT_PRICE,
                Code.COMPARE_AT_PRICE_IGNORED,
                "The price to compare with is not above the price and is left out."
            );
        }
        return Variant.NO_PRICE;
    }

    private void checkRepetition(Variant variant, Map<List<String>, Integer> combinations, CellReader cells) {
        List<String> key = variant
            .optionValues()
            .stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .toList();
        Integer earlier = combinations.putIfAbsent(key, variant.row());
        if (earlier != null) {
            cells.refuse(
                Column.OPTION1_VALUE,
                Code.VARIANT_REPEATED,
                "The variant of row " + earlier + " has the same option values."
            );
        }
        if (variant.sku() != null) {
            Integer earlierSku = skus.note(variant.sku(), variant.row());
            if (earlierSku != null) {
                cells.refuse(Column.SKU, Code.SKU_REPEATED, "The variant of row " + earlierSku + " has the same SKU.");
            }
        }
    }

    /** Reads the product's image and the variant's own one; the same address twice is one image. */
    private static boolean readImages(CsvRow row, CellReader cells, Map<String, Image> images) {
        String url = cells.url(Column.IMAGE_URL);
        if (url != null) {
            Integer position = cells.integer(Column.IMAGE_POSITION, 1, POSITION_AT_MOST);
            String altText = cells.text(Column.IMAGE_ALT_TEXT, ALT_TEXT_CHARACTERS);
            images.putIfAbsent(url, new Image(row.number(), url, position, altText));
        }
        return row.text(Column.IMAGE_URL) != null;
    }
}
