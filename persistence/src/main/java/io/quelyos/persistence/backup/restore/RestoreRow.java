package io.quelyos.persistence.backup.restore;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One restore.
 *
 * @param sourceTenantId whose data the backup has
 * @param tenantId whose it becomes; another one for a copy
 * @param preview what would be done, as a JSON array by table
 * @param result what was done, likewise
 * @param refusal the code of what spoke against it; null otherwise
 * @param failure why it was refused or failed, or that nobody confirmed it in time, for people; null otherwise
 * @param lapsesAt until when it can be confirmed once it was looked at; null before
 */
public record RestoreRow(
    UUID id,
    UUID backupId,
    String fileName,
    UUID sourceTenantId,
    UUID tenantId,
    String tenantSlug,
    String tenantName,
    String requestedBy,
    String reason,
    RestoreState state,
    boolean isCancelRequested,
    int attempts,
    long rowsDone,
    @Nullable Long rowsTotal,
    String preview,
    String result,
    @Nullable String refusal,
    @Nullable String failure,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime finishedAt,
    @Nullable OffsetDateTime lapsesAt
) {
    /** Whether it makes another tenant of the data. */
    public boolean isCopy() {
        return !tenantId.equals(sourceTenantId);
    }
}
