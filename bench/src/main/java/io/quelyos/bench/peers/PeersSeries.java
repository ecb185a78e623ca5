package io.quelyos.bench.peers;

import io.quelyos.bench.Measurement.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One server's rounds of one workload.
 *
 * @param bytes mean size of the sampled answers
 */
record PeersSeries(String name, long bytes, List<Round> rounds) {
    /**
     * One round's figures.
     *
     * @param serverCpuMs processor time of the server's processes per request
     * @param postgresCpuMs the same of its PostgreSQL
     * @param rssMib resident memory of the server's processes at the end of the round
     * @param otherCores how many processors everybody else kept busy: noise
     */
    record Round(
        double perSecond,
        double p50Ms,
        double p99Ms,
        double serverCpuMs,
        double postgresCpuMs,
        double rssMib,
        double otherCores
    ) {
        double cpuMs() {
            return serverCpuMs + postgresCpuMs;
        }
    }

    Span span(ToDoubleFunction<Round> figure) {
        return Span.of(rounds.stream().mapToDouble(figure).toArray());
    }

    /** A row of a table for people. */
    String row() {
        Span rate = span(Round::perSecond);
        return String.format(
            Locale.ROOT,
            "| %s | %.0f (%.0f–%.0f) | %.2f | %.1f | %.3f | %.3f | %d | %.0f | %.2f |%n",
            name,
            rate.median(),
            rate.min(),
            rate.max(),
            span(Round::p50Ms).median(),
            span(Round::p99Ms).median(),
            span(Round::serverCpuMs).median(),
            span(Round::postgresCpuMs).median(),
            bytes,
            span(Round::rssMib).median(),
            span(Round::otherCores).median()
        );
    }
}
