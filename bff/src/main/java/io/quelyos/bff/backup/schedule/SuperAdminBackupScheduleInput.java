package io.quelyos.bff.backup.schedule;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.backup.schedule.BackupScheduleRow;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name. */
record SuperAdminBackupScheduleInput(
    ScheduleFrequency frequency,
    @Nullable Integer dayOfWeek,
    @Nullable Integer dayOfMonth,
    int hour,
    int minute,
    int retention,
    @Nullable String email
) {
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int LAST_DAY_OF_WEEK = 7;
    private static final int LAST_DAY_OF_MONTH = 28;
    private static final int MOST_KEPT = 365;
    private static final int EMAIL_CHARACTERS = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+");

    /** What is wrong with it; null where nothing is. */
    @Nullable
    UserError check() {
        if (hour < 0 || hour > LAST_HOUR) {
            return invalid("hour", "The hour is 0 to " + LAST_HOUR + ".");
        }
        if (minute < 0 || minute > LAST_MINUTE) {
            return invalid("minute", "The minute is 0 to " + LAST_MINUTE + ".");
        }
        if (retention < 1 || retention > MOST_KEPT) {
            return invalid("retention", "1 to " + MOST_KEPT + " backups are kept.");
        }
        UserError day = check(frequency == ScheduleFrequency.WEEKLY, dayOfWeek, LAST_DAY_OF_WEEK, "dayOfWeek");
        if (day != null) {
            return day;
        }
        UserError date = check(frequency == ScheduleFrequency.MONTHLY, dayOfMonth, LAST_DAY_OF_MONTH, "dayOfMonth");
        if (date != null) {
            return date;
        }
        boolean isAddress = email == null || (email.length() <= EMAIL_CHARACTERS && EMAIL.matcher(email).matches());
        return isAddress ? null : invalid("email", "That is no e-mail address.");
    }

    /** The row of it; when it is due next counts from now. */
    BackupScheduleRow toRow(UUID id, int version, UUID tenant, String timeZone, boolean isActive, Clock clock) {
        var row = new BackupScheduleRow(
            id,
            version,
            tenant,
            "",
            "",
            timeZone,
            isActive,
            frequency.name(),
            dayOfWeek,
            dayOfMonth,
            hour,
            minute,
            retention,
            email,
            OffsetDateTime.now(clock),
            null,
            null
        );
        return dueAfter(row, clock);
    }

    /** The row with the next time from now on. */
    static BackupScheduleRow dueAfter(BackupScheduleRow row, Clock clock) {
        return row.withNextRun(times(row).next(clock.instant()).atOffset(ZoneOffset.UTC));
    }

    static ScheduleTimes times(BackupScheduleRow row) {
        Integer day = row.dayOfWeek();
        return new ScheduleTimes(
            ScheduleFrequency.valueOf(row.frequency()),
            day == null ? null : DayOfWeek.of(day),
            row.dayOfMonth(),
            LocalTime.of(row.hour(), row.minute()),
            ZoneId.of(row.timeZone())
        );
    }

    private static @Nullable UserError check(boolean isNeeded, @Nullable Integer day, int last, String field) {
        boolean isThere = day != null && day >= 1 && day <= last;
        if (isNeeded && !isThere) {
            return invalid(field, "The day is 1 to " + last + ".");
        }
        return !isNeeded && day != null ? invalid(field, "This frequency has no such day.") : null;
    }

    private static UserError invalid(String field, String message) {
        return UserError.of(UserError.Code.INVALID, message, "input", field);
    }
}
