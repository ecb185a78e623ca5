package io.quelyos.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The figures of one round of one side.
 *
 * @param p50Ms the median latency; in a closed loop mostly waiting for a processor
 * @param serverCpuMs processor time of the product's processes per request; 0 for the reference
 * @param postgresCpuMs the same of PostgreSQL's processes
 * @param driverCpuMs the same of the driver
 * @param bytes mean size of an answer's body
 * @param otherCores how many processors everybody else on the machine kept busy: noise; 0 where the system does not tell
 */
record Measurement(
    double perSecond,
    double p50Ms,
    double p99Ms,
    double serverCpuMs,
    double postgresCpuMs,
    double driverCpuMs,
    double bytes,
    double otherCores
) {
    /** Processor time of all three, per request. */
    double cpuMs() {
        return serverCpuMs + postgresCpuMs + driverCpuMs;
    }

    /** Whose processor time is told. */
    record Processes(ProcessHandle server, ProcessHandle postgres) {
        private double[] cpuMs() {
            ProcessHandle driver = ProcessHandle.current();
            return new double[] {
                tree(server, () -> server.descendants()),
                tree(postgres, () -> postgres.descendants()),
                tree(driver, Stream::empty),
            };
        }

        /** Processes that ended meanwhile are not counted; in a round none of these ends. */
        private static double tree(ProcessHandle root, Supplier<Stream<ProcessHandle>> others) {
            return Stream.concat(Stream.of(root), others.get())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(time -> time.toNanos() / 1e6)
                .sum();
        }
    }

    /** Runs one round and tells its figures. */
    static Measurement of(Load load, Duration round, Processes processes) throws InterruptedException {
        double machineBefore = machineMs();
        double[] before = processes.cpuMs();
        Load.Result result = load.run(round);
        double[] after = processes.cpuMs();
        double othersMs = machineMs() - machineBefore - (Arrays.stream(after).sum() - Arrays.stream(before).sum());
        int requests = Math.max(1, result.latencies().count());
        return new Measurement(
            result.perSecond(),
            result.latencies().quantileMs(0.5),
            result.latencies().quantileMs(0.99),
            (after[0] - before[0]) / requests,
            (after[1] - before[1]) / requests,
            (after[2] - before[2]) / requests,
            (double) result.bytes() / requests,
            Math.max(0, othersMs / 1000 / result.seconds())
        );
    }

    /** How long the machine's processors have worked since it was started, in milliseconds of one processor. */
    private static double machineMs() {
        Path file = Path.of("/proc/stat");
        if (!Files.isReadable(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            String[] ticks = lines.findFirst().orElseThrow().split(" +", -1);
            // user, nice, system, then idle and waiting, then interrupts of both kinds; a tick is 10 ms.
            return IntStream.of(1, 2, 3, 6, 7)
                .mapToDouble(column -> Long.parseLong(ticks[column]) * 10)
                .sum();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The middle, the least and the most of some figures. */
    record Span(double median, double min, double max) {
        static Span of(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
            return of(rounds.stream().mapToDouble(figure).toArray());
        }

        static Span of(double[] figures) {
            double[] sorted = figures.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Span(median, sorted[0], sorted[sorted.length - 1]);
        }
    }
}
