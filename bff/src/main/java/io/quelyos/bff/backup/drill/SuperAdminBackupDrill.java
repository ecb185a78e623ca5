package io.quelyos.bff.backup.drill;

import io.quelyos.bff.backup.archive.ArchiveComparison;
import io.quelyos.persistence.backup.drill.DrillRow;
import io.quelyos.persistence.backup.drill.DrillState;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The schema's type of the same name. */
record SuperAdminBackupDrill(
    UUID id,
    Tenant tenant,
    UUID backupId,
    String fileName,
    DrillState state,
    String cause,
    String requestedBy,
    Progress progress,
    Compared compared,
    List<ArchiveComparison.Difference> differences,
    @Nullable String failure,
    @Nullable Long milliseconds,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime finishedAt
) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PERCENT = 100;

    /** The schema's type SuperAdminBackupTenant. */
    record Tenant(UUID id, String slug, String name) {}

    /** The schema's type SuperAdminBackupProgress. */
    record Progress(long rowsDone, @Nullable Long rowsTotal, int percent) {}

    /** The schema's type SuperAdminBackupDrillExtent. */
    record Compared(int tables, long rows, int files) {}

    static SuperAdminBackupDrill of(DrillRow row) {
        return new SuperAdminBackupDrill(
            row.id(),
            new Tenant(row.tenantId(), row.tenantSlug(), row.tenantName()),
            row.backupId(),
            row.fileName(),
            row.state(),
            row.cause(),
            row.requestedBy(),
            new Progress(row.rowsDone(), row.rowsTotal(), percent(row)),
            new Compared(row.tableCount(), row.rowCount(), row.fileCount()),
            JSON.readValue(row.differences(), new TypeReference<List<ArchiveComparison.Difference>>() {}),
            row.failure(),
            milliseconds(row),
            row.createdAt(),
            row.startedAt(),
            row.finishedAt()
        );
    }

    static String write(List<ArchiveComparison.Difference> differences) {
        return JSON.writeValueAsString(differences);
    }

    private static int percent(DrillRow row) {
        if (row.state() == DrillState.SUCCEEDED) {
            return PERCENT;
        }
        long total = row.rowsTotal() == null ? 0 : row.rowsTotal();
        return total == 0 ? 0 : (int) Math.min(PERCENT - 1, (PERCENT * row.rowsDone()) / total);
    }

    private static @Nullable Long milliseconds(DrillRow row) {
        return row.startedAt() == null || row.finishedAt() == null
            ? null
            : Duration.between(row.startedAt(), row.finishedAt()).toMillis();
    }
}
