package io.quelyos.bff.productcsv;

import io.quelyos.bff.productcsv.CsvProduct.Status;
import io.quelyos.bff.productcsv.RowError.Code;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes products of a file's rows, one after the other in the file's order: it remembers handles and SKUs to find the ones
 * that come back.
 */
public final class ProductParser {

    private static final Pattern HANDLE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int HANDLE_CHARACTERS = 200;
    private static final int NAME_CHARACTERS = 255;
    private static final int TAG_CHARACTERS = 255;
    private static final int SEO_CHARACTERS = 1000;
    private static final Map<String, Status> STATUSES = Map.of(
        "active",
        Status.ACTIVE,
        "draft",
        Status.DRAFT,
        "archived",
        Status.ARCHIVED
    );

    private final CsvLimits limits;
    private final FileOutline outline;
    private final VariantParser variants;
    private final FirstSeen handles = new FirstSeen();

    /**
     * What became of the rows of one handle.
     *
     * @param product the product; null where its rows have errors
     * @param findings errors and warnings in the file's order
     * @param isRepetition whether the handle stood in the file before, so that the product is counted already
     */
    public record Result(@Nullable CsvProduct product, List<RowError> findings, boolean isRepetition) {
        /** What is wrong, without the warnings. */
        public List<RowError> errors() {
            return findings
                .stream()
                .filter(finding -> !finding.code().isWarning())
                .toList();
        }
    }

    public ProductParser(CsvLimits limits, Currency currency, FileOutline outline) {
        this.limits = limits;
        this.outline = outline;
        this.variants = new VariantParser(limits, currency);
    }

    /** Reads the rows of one product. */
    public Result parse(ProductCsv.Group group) {
        CsvRow first = group.rows().getFirst();
        List<RowError> found = new ArrayList<>();
        var cells = new CellReader(first, found);
        String handle = group.handle();
        if (handle == null) {
            cells.refuse(Column.HANDLE, Code.HANDLE_MISSING, "Every row needs the handle of its product.");
            return new Result(null, found, false);
        }
        Integer earlier = handles.note(handle, first.number());
        if (earlier != null) {
            cells.refuse(
                Column.HANDLE,
                Code.HANDLE_REPEATED,
                "The product began in row " + earlier + " already; its rows must follow each other."
            );
            return new Result(null, found, true);
        }
        if (checkWholeness(group, found)) {
            checkHandle(handle, cells);
            CsvProduct product = product(group, handle, cells, found);
            boolean isSound = found.stream().allMatch(finding -> finding.code().isWarning());
            // The rows that come back later are refused; a half of a product would be worse than none.
            if (isSound && !outline.repeatedHandles().contains(handle)) {
                return new Result(product, found, false);
            }
        }
        return new Result(null, found, false);
    }

    /** Whether the rows are what somebody wrote. Where cells are shifted or damaged, nothing else is worth telling. */
    private boolean checkWholeness(ProductCsv.Group group, List<RowError> found) {
        for (CsvRow row : group.rows()) {
            int columns = row.header().names().size();
            if (row.cells().size() != columns) {
                found.add(
                    new RowError(
                        row.number(),
                        null,
                        Code.CELL_COUNT_WRONG,
                        "The row has " + row.cells().size() + " cells; the header has " + columns + ".",
                        null
                    )
                );
                continue;
            }
            for (int place = 0; place < columns; place++) {
                checkCharacters(row, place, found);
            }
        }
        if (group.rowCount() > limits.rowsPerProduct()) {
            found.add(
                new RowError(
                    group.rows().getLast().number(),
                    null,
                    Code.TOO_MANY_PRODUCT_ROWS,
                    "The product has " + group.rowCount() + " rows; " + limits.rowsPerProduct() + " are the most.",
                    null
                )
            );
        }
        return found.isEmpty();
    }

    private static void checkCharacters(CsvRow row, int place, List<RowError> found) {
        String cell = row.cells().get(place);
        String column = row.header().names().get(place);
        if (cell.indexOf(StrictCsvReader.MALFORMED) >= 0) {
            found.add(
                new RowError(
                    row.number(),
                    column,
                    Code.ENCODING_INVALID,
                    "The cell has bytes that are not UTF-8; save the file as \"CSV UTF-8\".",
                    cell
                )
            );
        } else if (cell.chars().anyMatch(ProductParser::isForbidden)) {
            found.add(
                new RowError(row.number(), column, Code.CHARACTER_INVALID, "The cell has control characters.", cell)
            );
        }
    }

    private static boolean isForbidden(int character) {
        return (character < ' ' && character != '\t' && character != '\n' && character != '\r') || character == 0x7f;
    }

    private static void checkHandle(String handle, CellReader cells) {
        if (handle.length() > HANDLE_CHARACTERS || !HANDLE.matcher(handle).matches()) {
            cells.refuse(
                Column.HANDLE,
                Code.HANDLE_INVALID,
                "A handle has small letters without accents, digits and" +
                    " single hyphens between them, " +
                    HANDLE_CHARACTERS +
                    " at the most."
            );
        }
    }

    private CsvProduct product(ProductCsv.Group group, String handle, CellReader cells, List<RowError> found) {
        CsvRow first = group.rows().getFirst();
        if (Boolean.TRUE.equals(cells.bool(Column.GIFT_CARD))) {
            cells.refuse(Column.GIFT_CARD, Code.GIFT_CARD_UNSUPPORTED, "Gift cards cannot be imported.");
        }
        String title = cells.text(Column.TITLE, NAME_CHARACTERS);
        String description = cells.text(Column.DESCRIPTION, limits.cellCharacters());
        String vendor = cells.text(Column.VENDOR, NAME_CHARACTERS);
        String type = cells.text(Column.TYPE, NAME_CHARACTERS);
        List<String> tags = tags(first, cells);
        Boolean isPublished = cells.bool(Column.PUBLISHED);
        String seoTitle = cells.text(Column.SEO_TITLE, NAME_CHARACTERS);
        String seoDescription = cells.text(Column.SEO_DESCRIPTION, SEO_CHARACTERS);
        Status status = cells.oneOf(Column.STATUS, STATUSES);
        VariantParser.Parts parts = variants.parse(group.rows(), found);
        return new CsvProduct(
            first.number(),
            handle,
            title,
            description,
            vendor,
            type,
            tags,
            status,
            isPublished,
            seoTitle,
            seoDescription,
            parts.optionNames(),
            parts.variants(),
            parts.images(),
            !first.header().has(Column.TRACKER)
        );
    }

    private @Nullable List<String> tags(CsvRow row, CellReader cells) {
        String text = row.text(Column.TAGS);
        if (text == null) {
            return null;
        }
        Set<String> tags = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                tags.add(part.strip());
            }
        }
        if (tags.size() > limits.tagsPerProduct()) {
            cells.refuse(
                Column.TAGS,
                Code.TOO_MANY_TAGS,
                "The product has " + tags.size() + " tags; " + limits.tagsPerProduct() + " are the most."
            );
        } else if (tags.stream().anyMatch(tag -> tag.length() > TAG_CHARACTERS)) {
            cells.refuse(Column.TAGS, Code.VALUE_TOO_LONG, "A tag has more than " + TAG_CHARACTERS + " characters.");
        }
        return List.copyOf(tags);
    }
}
