package io.quelyos.persistence.backup.schedule;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One schedule.
 *
 * @param timeZone the tenant's, an IANA name
 * @param frequency DAILY, WEEKLY or MONTHLY
 * @param dayOfWeek 1 for Monday to 7; null but for WEEKLY
 * @param dayOfMonth 1 to 28; null but for MONTHLY
 * @param retention how many of its backups are kept
 * @param email who is told of success and failure; null for nobody
 * @param lastState of the newest backup that it made and that is still there; null for none
 */
public record BackupScheduleRow(
    UUID id,
    int version,
    UUID tenantId,
    String tenantSlug,
    String tenantName,
    String timeZone,
    boolean isActive,
    String frequency,
    @Nullable Integer dayOfWeek,
    @Nullable Integer dayOfMonth,
    int hour,
    int minute,
    int retention,
    @Nullable String email,
    OffsetDateTime nextRunAt,
    @Nullable String lastState,
    @Nullable OffsetDateTime lastRunAt
) {
    /** The same, on or off. */
    public BackupScheduleRow withActive(boolean active) {
        return with(active, nextRunAt);
    }

    /** The same, due at another time. */
    public BackupScheduleRow withNextRun(OffsetDateTime time) {
        return with(isActive, time);
    }

    private BackupScheduleRow with(boolean active, OffsetDateTime time) {
        return new BackupScheduleRow(
            id,
            version,
            tenantId,
            tenantSlug,
            tenantName,
            timeZone,
            active,
            frequency,
            dayOfWeek,
            dayOfMonth,
            hour,
            minute,
            retention,
            email,
            time,
            lastState,
            lastRunAt
        );
    }
}
