package io.quelyos.bench;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
public record Measurement(
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
    public double cpuMs() {
        return serverCpuMs + postgresCpuMs + driverCpuMs;
    }

    /** Whose processor time is told. */
    record Processes(ProcessHandle server, ProcessHandle postgres) {
        /** The driver is the parent of those that it measures, so that its own children are not counted with it. */
        private Cpu cpu() {
            return new Cpu(
                byProcess(Stream.concat(Stream.of(server), server.descendants())),
                byProcess(Stream.concat(Stream.of(postgres), postgres.descendants())),
                byProcess(Stream.of(ProcessHandle.current()))
            );
        }

        private static Map<Long, Double> byProcess(Stream<ProcessHandle> processes) {
            return processes.collect(
                toMap(ProcessHandle::pid, each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6)
            );
        }
    }

    /** Processor time in milliseconds so far, by process. */
    private record Cpu(Map<Long, Double> server, Map<Long, Double> postgres, Map<Long, Double> driver) {
        /** What was used since; what processes used that ended meanwhile is unknown, and is none of the servers' own. */
        static double used(Map<Long, Double> before, Map<Long, Double> after) {
            return after
                .entrySet()
                .stream()
                .mapToDouble(each -> each.getValue() - before.getOrDefault(each.getKey(), 0.0))
                .sum();
        }
    }

    /** Runs one round and tells its figures. */
    static Measurement of(Load load, Duration round, Processes processes) throws InterruptedException {
        double machineBefore = machineMs();
        Cpu before = processes.cpu();
        Load.Result result = load.run(round);
        Cpu after = processes.cpu();
        double serverMs = Cpu.used(before.server(), after.server());
        double postgresMs = Cpu.used(before.postgres(), after.postgres());
        double driverMs = Cpu.used(before.driver(), after.driver());
        double othersMs = machineMs() - machineBefore - serverMs - postgresMs - driverMs;
        int requests = Math.max(1, result.latencies().count());
        return new Measurement(
            result.perSecond(),
            result.latencies().quantileMs(0.5),
            result.latencies().quantileMs(0.99),
            serverMs / requests,
            postgresMs / requests,
            driverMs / requests,
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
    public record Span(double median, double min, double max) {
        static Span of(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
            return of(rounds.stream().mapToDouble(figure).toArray());
        }

        /** Of any figures, at least one. */
        public static Span of(double[] figures) {
            double[] sorted = figures.clone();
            Arrays.sort(sorted);
            int middle = sorted.length / 2;
            double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
            return new Span(median, sorted[0], sorted[sorted.length - 1]);
        }
    }
}
