package io.quelyos.bff.backup.schedule;

import io.quelyos.persistence.backup.schedule.BackupScheduleRow;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record SuperAdminBackupSchedule(
    UUID id,
    int version,
    Tenant tenant,
    boolean isActive,
    String frequency,
    @Nullable Integer dayOfWeek,
    @Nullable Integer dayOfMonth,
    int hour,
    int minute,
    String timeZone,
    int retention,
    @Nullable String email,
    @Nullable OffsetDateTime nextRunAt,
    @Nullable String lastState,
    @Nullable OffsetDateTime lastRunAt
) {
    /** The schema's type SuperAdminBackupTenant. */
    record Tenant(UUID id, String slug, String name) {}

    static SuperAdminBackupSchedule of(BackupScheduleRow row) {
        return new SuperAdminBackupSchedule(
            row.id(),
            row.version(),
            new Tenant(row.tenantId(), row.tenantSlug(), row.tenantName()),
            row.isActive(),
            row.frequency(),
            row.dayOfWeek(),
            row.dayOfMonth(),
            row.hour(),
            row.minute(),
            row.timeZone(),
            row.retention(),
            row.email(),
            row.isActive() ? row.nextRunAt() : null,
            row.lastState(),
            row.lastRunAt()
        );
    }
}
