package io.quelyos.bff.productcsv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a whole file is read as. */
record Parsing(
    @Nullable FileOutline outline,
    List<CsvProduct> products,
    List<RowError> errors,
    List<RowError> warnings
) {
    static final CsvLimits LIMITS = new CsvLimits(1000, 100, 5000, 250, 250, 250, 100_000_000_000L);
    private static final Currency EURO = Currency.getInstance("EUR");

    static Parsing of(byte[] bytes, CsvLimits limits, Currency currency) throws IOException {
        List<CsvProduct> products = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        List<RowError> warnings = new ArrayList<>();
        FileOutline outline;
        try {
            outline = FileOutline.of(new ByteArrayInputStream(bytes), limits);
        } catch (CsvFileException exception) {
            return new Parsing(null, products, List.of(exception.error()), warnings);
        }
        var parser = new ProductParser(limits, currency, outline);
        warnings.addAll(outline.warnings());
        try (var file = new ProductCsv(new ByteArrayInputStream(bytes), limits)) {
            for (ProductCsv.Group group = file.next(); group != null; group = file.next()) {
                ProductParser.Result result = parser.parse(group);
                errors.addAll(result.errors());
                result
                    .findings()
                    .stream()
                    .filter(finding -> finding.code().isWarning())
                    .forEach(warnings::add);
                if (result.product() != null) {
                    products.add(result.product());
                }
            }
        }
        return new Parsing(outline, products, errors, warnings);
    }

    static Parsing of(byte[] bytes) throws IOException {
        return of(bytes, LIMITS, EURO);
    }

    static Parsing of(String text) throws IOException {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream bytes = Parsing.class.getResourceAsStream("/shopify-csv/" + name)) {
            if (bytes == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return bytes.readAllBytes();
        }
    }

    /** Each error as `row column CODE`. */
    List<String> briefErrors() {
        return errors
            .stream()
            .map(error -> error.row() + " " + error.column() + " " + error.code())
            .toList();
    }

    List<String> briefWarnings() {
        return warnings
            .stream()
            .map(error -> error.row() + " " + error.column() + " " + error.code())
            .toList();
    }

    FileOutline soundOutline() {
        if (outline == null) {
            throw new AssertionError("the file was refused: " + errors);
        }
        return outline;
    }
}
