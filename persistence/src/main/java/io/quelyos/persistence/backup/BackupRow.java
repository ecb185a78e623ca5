package io.quelyos.persistence.backup;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One backup of a tenant.
 *
 * @param cause MANUAL or SCHEDULE
 * @param requestedBy the operator or the schedule
 * @param attempts how often a worker began with it
 * @param schemaVersion of the database that it was made of; null until it is made
 * @param rowsTotal null until they are counted
 * @param byteSize of the stored archive
 * @param failure why it failed, for people; null otherwise
 */
public record BackupRow(
    UUID id,
    UUID tenantId,
    String tenantSlug,
    String tenantName,
    String tenantLocale,
    String tenantCurrency,
    String tenantTimeZone,
    String cause,
    String requestedBy,
    BackupState state,
    boolean isCancelRequested,
    int attempts,
    String fileName,
    @Nullable Integer schemaVersion,
    @Nullable String productVersion,
    long rowsDone,
    @Nullable Long rowsTotal,
    int fileCount,
    long byteSize,
    @Nullable String failure,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt
) {}
