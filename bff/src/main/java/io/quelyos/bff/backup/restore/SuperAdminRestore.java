package io.quelyos.bff.backup.restore;

import io.quelyos.bff.backup.archive.TenantRestorer.Outcome;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.backup.restore.RestoreState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The schema's type of the same name. */
record SuperAdminRestore(
    UUID id,
    UUID backupId,
    String fileName,
    Tenant tenant,
    boolean isCopy,
    RestoreState state,
    String requestedBy,
    Progress progress,
    List<Outcome> preview,
    List<Outcome> result,
    @Nullable Refusal refusal,
    @Nullable String failure,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime lapsesAt,
    @Nullable OffsetDateTime finishedAt
) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PERCENT = 100;

    /** The schema's type SuperAdminBackupTenant. */
    record Tenant(UUID id, String slug, String name) {}

    /** The schema's type SuperAdminBackupProgress. */
    record Progress(long rowsDone, @Nullable Long rowsTotal, int percent) {}

    /** The schema's type SuperAdminRestoreRefusal. */
    record Refusal(String reason, String message) {}

    static SuperAdminRestore of(RestoreRow row) {
        String failure = row.failure();
        String refusal = row.refusal();
        return new SuperAdminRestore(
            row.id(),
            row.backupId(),
            row.fileName(),
            new Tenant(row.tenantId(), row.tenantSlug(), row.tenantName()),
            row.isCopy(),
            row.state(),
            row.requestedBy(),
            new Progress(row.rowsDone(), row.rowsTotal(), percent(row)),
            read(row.preview()),
            read(row.result()),
            refusal == null || failure == null ? null : new Refusal(refusal, failure),
            refusal == null ? failure : null,
            row.createdAt(),
            row.lapsesAt(),
            row.finishedAt()
        );
    }

    static List<Outcome> read(String outcomes) {
        return JSON.readValue(outcomes, new TypeReference<List<Outcome>>() {});
    }

    static String write(List<Outcome> outcomes) {
        return JSON.writeValueAsString(outcomes);
    }

    private static int percent(RestoreRow row) {
        long total = row.rowsTotal() == null ? 0 : row.rowsTotal();
        boolean isDone = row.state() == RestoreState.PREVIEWED || row.state() == RestoreState.SUCCEEDED;
        return isDone ? PERCENT : total == 0 ? 0 : (int) Math.min(PERCENT - 1, (PERCENT * row.rowsDone()) / total);
    }
}
