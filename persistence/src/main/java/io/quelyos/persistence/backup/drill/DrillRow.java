package io.quelyos.persistence.backup.drill;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One drill.
 *
 * @param cause MANUAL or SCHEDULE
 * @param requestedBy the operator or the sweep
 * @param attempts how often a worker began with it
 * @param rowsDone how many rows were restored or compared; each counts twice
 * @param tableCount how many tables were compared
 * @param differences where archive and shadow differ, as a JSON array by table
 * @param failure why it failed, for people; null otherwise
 * @param startedAt when the last worker began
 */
public record DrillRow(
    UUID id,
    UUID tenantId,
    String tenantSlug,
    String tenantName,
    UUID backupId,
    String fileName,
    String cause,
    String requestedBy,
    DrillState state,
    int attempts,
    long rowsDone,
    @Nullable Long rowsTotal,
    int tableCount,
    long rowCount,
    int fileCount,
    String differences,
    @Nullable String failure,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt
) {}
