package io.quelyos.persistence.productimport;

/**
 * How far an import is.
 *
 * @param processedRows rows of the file that are dealt with
 * @param created products, as are the three that follow
 */
public record ImportCounts(
    int processedRows,
    int created,
    int updated,
    int unchanged,
    int skipped,
    int errors,
    int warnings
) {
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0);
}
