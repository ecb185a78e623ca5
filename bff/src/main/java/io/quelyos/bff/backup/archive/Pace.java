package io.quelyos.bff.backup.archive;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The pace of long work on an archive. It rests after each piece of work in proportion to what that took, so that others find
 * processors and disks free; and it tells now and then how far it is, not for every few rows. For one thread.
 */
public final class Pace implements ArchiveWriter.Progress {

    /** Shorter rests are saved up: putting a thread to sleep has its price. */
    private static final long SHORTEST_REST_NANOS = 5_000_000;
    /** Whoever waited for a lock did not work all the time. */
    private static final long LONGEST_REST_NANOS = 500_000_000;
    private static final int PERCENT = 100;

    private final Time time;
    private final ArchiveWriter.Progress note;
    private final Supplier<? extends RuntimeException> interruption;
    private final long intervalNanos;
    private final int restPercent;
    private long noteAt;
    private long begunAt;
    private long owedNanos;

    /** The machine's time, or that of a test, in which only the test lets it pass. */
    interface Time {
        Time SYSTEM = new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };

        /** As of {@link System#nanoTime}. */
        long nanos();

        void sleep(long nanos) throws InterruptedException;
    }

    /**
     * Begins.
     *
     * @param interval how often it is told how far the work is
     * @param restPercent how long the work rests, in percent of the time that it took
     * @param note hears how far it is, and may throw to make it stop
     * @param interruption what is thrown where the thread is interrupted
     */
    public Pace(
        Duration interval,
        int restPercent,
        ArchiveWriter.Progress note,
        Supplier<? extends RuntimeException> interruption
    ) {
        this(Time.SYSTEM, interval, restPercent, note, interruption);
    }

    Pace(
        Time time,
        Duration interval,
        int restPercent,
        ArchiveWriter.Progress note,
        Supplier<? extends RuntimeException> interruption
    ) {
        this.time = time;
        this.noteAt = time.nanos();
        this.begunAt = noteAt;
        this.intervalNanos = interval.toNanos();
        this.restPercent = restPercent;
        this.note = note;
        this.interruption = interruption;
    }

    @Override
    public void at(long rowsDone, long rowsTotal) {
        if (Thread.interrupted()) {
            throw interruption.get();
        }
        if (time.nanos() - noteAt >= 0) {
            noteAt = time.nanos() + intervalNanos;
            note.at(rowsDone, rowsTotal);
        }
        rest();
    }

    private void rest() {
        owedNanos += ((time.nanos() - begunAt) * restPercent) / PERCENT;
        if (owedNanos >= SHORTEST_REST_NANOS) {
            try {
                time.sleep(Math.min(owedNanos, LONGEST_REST_NANOS));
            } catch (InterruptedException exception) {
                RuntimeException stop = interruption.get();
                stop.addSuppressed(exception);
                throw stop;
            }
            owedNanos = 0;
        }
        begunAt = time.nanos();
    }
}
