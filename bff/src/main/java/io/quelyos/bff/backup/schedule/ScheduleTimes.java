package io.quelyos.bff.backup.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * When a schedule is due, by the clocks on the tenant's walls. A time that the clocks leap over is due as much later as they
 * leap, and one that they show twice is due the first time: so each day has its backup, and none has two.
 *
 * @param dayOfWeek null but for WEEKLY
 * @param dayOfMonth 1 to 28; null but for MONTHLY
 */
record ScheduleTimes(
    ScheduleFrequency frequency,
    @Nullable DayOfWeek dayOfWeek,
    @Nullable Integer dayOfMonth,
    LocalTime time,
    ZoneId zone
) {
    /** The first time after a moment. */
    Instant next(Instant after) {
        LocalDate day = first(after.atZone(zone).toLocalDate());
        Instant due = at(day);
        while (!due.isAfter(after)) {
            day = following(day);
            due = at(day);
        }
        return due;
    }

    private Instant at(LocalDate day) {
        return ZonedDateTime.of(day, time, zone).toInstant();
    }

    /** The first of its days from a day on, or one shortly before. */
    private LocalDate first(LocalDate from) {
        return switch (frequency) {
            case DAILY -> from;
            case WEEKLY -> dayOfWeek == null ? from : from.with(TemporalAdjusters.nextOrSame(dayOfWeek));
            case MONTHLY -> dayOfMonth == null ? from : from.withDayOfMonth(dayOfMonth);
        };
    }

    private LocalDate following(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day.plusDays(1);
            case WEEKLY -> day.plusWeeks(1);
            case MONTHLY -> day.plusMonths(1);
        };
    }
}
