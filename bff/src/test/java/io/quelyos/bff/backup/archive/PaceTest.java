package io.quelyos.bff.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long work on an archive rests and how often it tells of itself, in a time that only the test lets pass. */
class PaceTest {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Clockwork time = new Clockwork();
    private final List<Long> told = new ArrayList<>();

    @Test
    void restsInProportionToTheWork() {
        Pace pace = pace(50);
        work(pace, 20);
        work(pace, 40);
        assertThat(time.rests).containsExactly(10, 20);
        work(pace(200), 20);
        assertThat(time.rests).containsExactly(10, 20, 40);
    }

    @Test
    void savesShortRestsUp() {
        Pace pace = pace(50);
        work(pace, 4);
        work(pace, 4);
        assertThat(time.rests).isEmpty();
        work(pace, 4);
        assertThat(time.rests).containsExactly(6);
        work(pace, 4);
        assertThat(time.rests).as("what was rested is owed no more").containsExactly(6);
    }

    @Test
    void doesNotTakeARestForWork() {
        Pace pace = pace(100);
        work(pace, 300);
        work(pace, 0);
        work(pace, 0);
        assertThat(time.rests).containsExactly(300);
    }

    @Test
    void restsNoLongerThanHalfASecondForWhatMayHaveBeenWaiting() {
        Pace pace = pace(100);
        work(pace, 60_000);
        work(pace, 10);
        assertThat(time.rests).containsExactly(500, 10);
    }

    @Test
    void neverRestsWhereItIsNotTo() {
        Pace pace = pace(0);
        work(pace, 60_000);
        assertThat(time.rests).isEmpty();
    }

    @Test
    void tellsHowFarItIsOnceInAnInterval() {
        Pace pace = pace(0);
        for (int row = 1; row <= 21; row++) {
            time.nowMs += 100;
            pace.at(row, 21);
        }
        assertThat(told).containsExactly(1L, 11L, 21L);
    }

    @Test
    void stopsWhereTheThreadIsInterrupted() {
        Pace pace = pace(50);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pace.at(1, 2)).hasMessage("interrupted");
        assertThat(told).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        time.isInterrupted = true;
        assertThatThrownBy(() -> work(pace, 20))
            .hasMessage("interrupted")
            .hasSuppressedException(new InterruptedException("asleep"));
    }

    private Pace pace(int restPercent) {
        return new Pace(
            time,
            INTERVAL,
            restPercent,
            (rowsDone, rowsTotal) -> told.add(rowsDone),
            () -> new IllegalStateException("interrupted")
        );
    }

    private void work(Pace pace, int milliseconds) {
        time.nowMs += milliseconds;
        pace.at(1, 2);
    }

    /** Begins shortly before its numbers run over, as those of a machine may. */
    private static final class Clockwork implements Pace.Time {

        private static final int NANOS = 1_000_000;
        private final List<Integer> rests = new ArrayList<>();
        private long nowMs = Long.MAX_VALUE / NANOS;
        private boolean isInterrupted;

        @Override
        public long nanos() {
            return nowMs * NANOS;
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            if (isInterrupted) {
                throw new InterruptedException("asleep");
            }
            rests.add(Math.toIntExact(nanos / NANOS));
            nowMs += nanos / NANOS;
        }
    }
}
