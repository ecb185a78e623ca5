package io.quelyos.bff.productimport;

import io.quelyos.persistence.productimport.ProductImportRow;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type BackofficeProductImport, without its errors, which are loaded where they are asked for. */
record ProductImport(
    UUID id,
    String fileName,
    String state,
    boolean dryRun,
    String errorPolicy,
    Progress progress,
    @Nullable String failureMessage,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt
) {
    static final String ID_PREFIX = "imp";

    /** The schema's type BackofficeImportProgress. */
    record Progress(
        int rowCount,
        int processedRowCount,
        int productCount,
        int createdCount,
        int updatedCount,
        int unchangedCount,
        int skippedCount,
        int errorCount,
        int warningCount
    ) {}

    static ProductImport of(ProductImportRow row) {
        var progress = new Progress(
            row.rowCount(),
            row.processedRowCount(),
            row.productCount(),
            row.createdCount(),
            row.updatedCount(),
            row.unchangedCount(),
            row.skippedCount(),
            row.errorCount(),
            row.warningCount()
        );
        return new ProductImport(
            row.id(),
            row.fileName(),
            row.state(),
            row.isDryRun(),
            row.errorPolicy(),
            progress,
            row.failureMessage(),
            row.createdAt(),
            row.startedAt(),
            row.finishedAt()
        );
    }
}
