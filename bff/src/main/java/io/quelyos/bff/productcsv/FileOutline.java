package io.quelyos.bff.productcsv;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What a first passage through a file tells: that it can be read to its end, how much there is to do, and which handles
 * come back after another product's rows. No product is touched before this is known.
 *
 * @param rowCount rows of the file, without the header and blank rows
 * @param productCount different handles, and rows without any
 */
public record FileOutline(int rowCount, int productCount, FirstSeen repeatedHandles, List<RowError> warnings) {
    /**
     * Reads a whole file.
     *
     * @throws CsvFileException when it is no table of products
     */
    public static FileOutline of(InputStream bytes, CsvLimits limits) throws IOException {
        var handles = new FirstSeen();
        var repeated = new FirstSeen();
        int rows = 0;
        int products = 0;
        try (var file = new ProductCsv(bytes, limits)) {
            for (ProductCsv.Group group = file.next(); group != null; group = file.next()) {
                rows += group.rowCount();
                String handle = group.handle();
                if (handle == null || handles.note(handle, group.firstRow()) == null) {
                    products++;
                } else {
                    repeated.note(handle, group.firstRow());
                }
            }
            return new FileOutline(rows, products, repeated, file.warnings());
        }
    }
}
