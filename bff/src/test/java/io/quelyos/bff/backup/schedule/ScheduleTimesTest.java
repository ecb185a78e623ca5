package io.quelyos.bff.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleTimesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void isDueAtTheSameTimeOfTheTenantsClocksInSummerAndWinter() {
        ScheduleTimes daily = daily("03:00", PARIS);
        assertThat(daily.next(Instant.parse("2026-03-28T00:00:00Z"))).isEqualTo("2026-03-28T02:00:00Z");
        assertThat(daily.next(Instant.parse("2026-03-28T02:00:00Z"))).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(daily.next(Instant.parse("2026-10-25T00:00:00Z"))).isEqualTo("2026-10-25T02:00:00Z");
    }

    @Test
    void isDueOnceWhereTheClocksLeapOverItsTime() {
        ScheduleTimes daily = daily("02:30", PARIS);
        assertThat(daily.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(daily.next(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("2026-03-30T00:30:00Z");
    }

    @Test
    void isDueOnceWhereTheClocksShowItsTimeTwice() {
        ScheduleTimes daily = daily("02:30", PARIS);
        assertThat(daily.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(daily.next(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void isDueOnItsDayOfTheWeekAndOfTheMonth() {
        var weekly = new ScheduleTimes(ScheduleFrequency.WEEKLY, DayOfWeek.SUNDAY, null, LocalTime.of(4, 15), PARIS);
        assertThat(weekly.next(Instant.parse("2026-11-20T12:00:00Z"))).isEqualTo("2026-11-22T03:15:00Z");
        assertThat(weekly.next(Instant.parse("2026-11-22T03:15:00Z"))).isEqualTo("2026-11-29T03:15:00Z");
        var monthly = new ScheduleTimes(ScheduleFrequency.MONTHLY, null, 28, LocalTime.of(23, 59), PARIS);
        assertThat(monthly.next(Instant.parse("2027-02-01T00:00:00Z"))).isEqualTo("2027-02-28T22:59:00Z");
        assertThat(monthly.next(Instant.parse("2027-02-28T22:59:00Z"))).isEqualTo("2027-03-28T21:59:00Z");
        assertThat(monthly.next(Instant.parse("2026-12-30T00:00:00Z"))).isEqualTo("2027-01-28T22:59:00Z");
    }

    /** Over years, in zones that shift by hours and half hours and across midnight: once a local day, never late or early. */
    @Test
    void isDueExactlyOnceOnEachOfItsDays() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (String zone : List.of("Europe/Paris", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Cairo", "UTC")) {
            ZoneId at = ZoneId.of(zone);
            LocalTime time = LocalTime.of(random.nextInt(24), random.nextInt(60));
            ScheduleTimes daily = daily(time.toString(), at);
            Instant now = Instant.parse("2016-01-01T00:00:00Z").plusSeconds(random.nextInt(86_400));
            Instant last = daily.next(now);
            for (int day = 0; day < 1500; day++) {
                Instant next = daily.next(last.plusSeconds(random.nextInt(3600)));
                ZonedDateTime local = next.atZone(at);
                String as = zone + " " + time + " seed " + seed;
                assertThat(ChronoUnit.DAYS.between(last.atZone(at).toLocalDate(), local.toLocalDate()))
                    .as(as)
                    .isEqualTo(1);
                assertThat(ChronoUnit.MINUTES.between(time, local.toLocalTime())).as(as).isBetween(0L, 60L);
                last = next;
            }
        }
    }

    private static ScheduleTimes daily(String time, ZoneId zone) {
        return new ScheduleTimes(ScheduleFrequency.DAILY, null, null, LocalTime.parse(time), zone);
    }
}
