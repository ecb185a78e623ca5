package io.quelyos.bff.productimport;

import io.quelyos.bff.productcsv.RowError;
import io.quelyos.persistence.productimport.ImportCounts;
import io.quelyos.persistence.productimport.ProductImportErrorRow;
import java.util.ArrayList;
import java.util.List;

/** What one import has done and found so far. It keeps findings up to a limit, until they are stored; more are counted. */
final class ImportTally {

    private final int findingsKept;
    private final List<ProductImportErrorRow> pending = new ArrayList<>();
    private int processedRows;
    private int created;
    private int updated;
    private int unchanged;
    private int skipped;
    private int errors;
    private int warnings;

    /** Goes on from what was stored before. */
    ImportTally(int findingsKept, ImportCounts before) {
        this.findingsKept = findingsKept;
        this.processedRows = before.processedRows();
        this.created = before.created();
        this.updated = before.updated();
        this.unchanged = before.unchanged();
        this.skipped = before.skipped();
        this.errors = before.errors();
        this.warnings = before.warnings();
    }

    void add(List<RowError> findings) {
        for (RowError finding : findings) {
            boolean isWarning = finding.code().isWarning();
            int position = isWarning ? warnings++ : errors++;
            if (position < findingsKept) {
                pending.add(
                    new ProductImportErrorRow(
                        isWarning ? "WARNING" : "ERROR",
                        position,
                        finding.row(),
                        finding.column(),
                        finding.code().name(),
                        finding.message(),
                        finding.value()
                    )
                );
            }
        }
    }

    void add(CatalogStep.Result result) {
        created += result.created();
        updated += result.updated();
        unchanged += result.unchanged();
        skipped += result.refused();
        add(result.errors());
    }

    void addSkipped() {
        skipped++;
    }

    void setProcessedRows(int rows) {
        processedRows = rows;
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /** The findings since the last call. */
    List<ProductImportErrorRow> takePending() {
        List<ProductImportErrorRow> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }

    ImportCounts counts() {
        return new ImportCounts(processedRows, created, updated, unchanged, skipped, errors, warnings);
    }

    /** The counts after everything was taken back. */
    ImportCounts countsOfNothing() {
        return new ImportCounts(processedRows, 0, 0, 0, skipped, errors, warnings);
    }
}
