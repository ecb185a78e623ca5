package io.quelyos.persistence.productimport;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One import of products.
 *
 * @param fileName the name of the file that it reads
 * @param state QUEUED, RUNNING, COMPLETED, FAILED or CANCELLED
 * @param errorPolicy ABORT or SKIP
 * @param requestedBy the key of the actor who asked for it
 */
public record ProductImportRow(
    UUID id,
    UUID fileId,
    String fileName,
    String state,
    boolean isDryRun,
    String errorPolicy,
    String requestedBy,
    int rowCount,
    int processedRowCount,
    int productCount,
    int createdCount,
    int updatedCount,
    int unchangedCount,
    int skippedCount,
    int errorCount,
    int warningCount,
    @Nullable String failureMessage,
    boolean isCancelRequested,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt
) {
    /** The columns of this record, of a table called i joined with its file called f. */
    static final String COLUMNS =
        "i.id, i.file_id, f.file_name, i.state, i.is_dry_run, i.error_policy, i.requested_by, i.row_count," +
        " i.processed_row_count, i.product_count, i.created_count, i.updated_count, i.unchanged_count," +
        " i.skipped_count, i.error_count, i.warning_count, i.failure_message, i.is_cancel_requested, i.created_at," +
        " i.started_at, i.finished_at";

    /** Whether it waits or runs. */
    public boolean isUnfinished() {
        return state.equals("QUEUED") || state.equals("RUNNING");
    }

    /** How far it is. */
    public ImportCounts counts() {
        return new ImportCounts(
            processedRowCount,
            createdCount,
            updatedCount,
            unchangedCount,
            skippedCount,
            errorCount,
            warningCount
        );
    }
}
