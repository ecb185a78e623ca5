package io.quelyos.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The processor time of the product's PostgreSQL, read ten times a second. The harness counts that of the peers' server only,
 * and nobody but the harness's rounds asks ours, so what ours used around a round was used for it.
 */
final class PostgresCpu implements AutoCloseable {

    private static final int EVERY_MS = 100;
    /** The kernel counts in ticks of 10 ms. */
    private static final long TICK_MS = 10;

    private final long postmaster;
    private final ConcurrentSkipListMap<Long, Long> usedMs = new ConcurrentSkipListMap<>();
    private final Map<Long, Long> ticks = new TreeMap<>();
    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> sampling;

    PostgresCpu(ProcessHandle postmaster) {
        this.postmaster = postmaster.pid();
        this.sampling = sampler.scheduleAtFixedRate(this::sample, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * What was used around a span of time.
     *
     * @param startMs in milliseconds since 1970, and {@code endMs} likewise
     * @return milliseconds of one processor, from the last reading before the span to the first one well behind it
     */
    long usedMs(long startMs, long endMs) {
        if (sampling.isDone()) {
            throw new IllegalStateException("PostgreSQL was not watched to the end", sampling.exceptionNow());
        }
        Map.Entry<Long, Long> before = usedMs.floorEntry(startMs);
        Map.Entry<Long, Long> after = usedMs.ceilingEntry(endMs + EVERY_MS);
        if (before == null || after == null) {
            throw new IllegalStateException("PostgreSQL was not watched from " + startMs + " to " + endMs);
        }
        return after.getValue() - before.getValue();
    }

    @Override
    public void close() {
        sampler.shutdownNow();
    }

    private void sample() {
        try {
            read(postmaster);
            for (String child : Files.readString(children()).strip().split(" ", -1)) {
                if (!child.isEmpty()) {
                    read(Long.parseLong(child));
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        usedMs.put(System.currentTimeMillis(), ticks.values().stream().mapToLong(Long::longValue).sum() * TICK_MS);
    }

    /** A process that has ended keeps what it had used, so the sum never falls. */
    private void read(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // Behind the name, which may hold anything: state, parent and so on; the 12th and 13th are user and system.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks.put(pid, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (IOException exception) {
            if (ProcessHandle.of(pid).isPresent()) {
                throw exception;
            }
            // It has ended. What it used since the last reading is unknown: a tenth of a second's work at the most.
        }
    }

    private Path children() {
        String pid = Long.toString(postmaster);
        return Path.of("/proc", pid, "task", pid, "children");
    }
}
