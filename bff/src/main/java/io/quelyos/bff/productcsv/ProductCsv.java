package io.quelyos.bff.productcsv;

import io.quelyos.bff.productcsv.RowError.Code;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file product by product: the rows that follow each other with the same handle. Blank rows are passed over but
 * keep their number, so that numbers are those which a spreadsheet shows.
 */
public final class ProductCsv implements Closeable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final CsvLimits limits;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final CsvHeader header;
    private @Nullable CsvRow ahead;
    private int number = 1;
    private int rowCount;

    /**
     * The rows of one product.
     *
     * @param handle the handle that they share; null where it is missing
     * @param rows the rows that are kept, at most as many as one product may have
     * @param rowCount how many rows the product has in the file
     */
    public record Group(@Nullable String handle, List<CsvRow> rows, int rowCount, int lastRow) {
        /** The number of the first row. */
        public int firstRow() {
            return rows.getFirst().number();
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws CsvFileException when it is no table of products
     */
    public ProductCsv(InputStream bytes, CsvLimits limits) throws IOException {
        this.limits = limits;
        this.parser = CSVParser.parse(new StrictCsvReader(bytes, limits.cellCharacters()), FORMAT);
        this.records = parser.iterator();
        CSVRecord first = nextRecord();
        if (first == null || first.stream().allMatch(String::isBlank)) {
            throw new CsvFileException(new RowError(1, null, Code.FILE_EMPTY, "The file has no header row.", null));
        }
        this.header = CsvHeader.of(first.toList(), limits.columns());
        this.ahead = nextRow();
    }

    /** What the file names itself badly, without being wrong. */
    public List<RowError> warnings() {
        return header.warnings();
    }

    /** The name that the file gives to a column; null where it does not have it. */
    public @Nullable String nameOf(Column column) {
        return header.nameOf(column);
    }

    CsvHeader header() {
        return header;
    }

    /**
     * Reads the rows of the next product.
     *
     * @return null at the end of the file
     * @throws CsvFileException when the file cannot be read on
     */
    public @Nullable Group next() throws IOException {
        CsvRow first = ahead;
        if (first == null) {
            return null;
        }
        String handle = first.text(Column.HANDLE);
        List<CsvRow> kept = new ArrayList<>();
        int count = 0;
        int last = first.number();
        CsvRow row = first;
        while (row != null && isOf(handle, row, first)) {
            // One row more than allowed stays, so that whoever looks at them sees that there are too many.
            if (kept.size() <= limits.rowsPerProduct()) {
                kept.add(row);
            }
            last = row.number();
            count++;
            row = nextRow();
        }
        ahead = row;
        return new Group(handle, List.copyOf(kept), count, last);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static boolean isOf(@Nullable String handle, CsvRow row, CsvRow first) {
        return row.number() == first.number() || (handle != null && handle.equals(row.text(Column.HANDLE)));
    }

    private @Nullable CsvRow nextRow() throws IOException {
        for (CSVRecord values = nextRecord(); values != null; values = nextRecord()) {
            number++;
            var row = new CsvRow(number, header, values.toList());
            if (row.isBlank()) {
                continue;
            }
            rowCount++;
            if (rowCount > limits.rows()) {
                throw new CsvFileException(
                    new RowError(
                        number,
                        null,
                        Code.TOO_MANY_ROWS,
                        "The file has more than " + limits.rows() + " rows; split it.",
                        null
                    )
                );
            }
            return row;
        }
        return null;
    }

    private @Nullable CSVRecord nextRecord() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }
}
