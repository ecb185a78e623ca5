package io.quelyos.bench;

import io.quelyos.bench.Measurement.Span;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One workload, both sides, round by round: the first round of one stands beside the first of the other.
 *
 * @param serverStatements SQL statements per request, those that open and close transactions included
 * @param bytes mean size of the sampled answers
 */
record Comparison(
    String workload,
    List<Measurement> server,
    List<Measurement> reference,
    double serverStatements,
    double referenceStatements,
    long bytes
) {
    /** Requests per second of the server over those of the reference. */
    Span ratio() {
        return Span.of(
            IntStream.range(0, server.size())
                .mapToDouble(round -> server.get(round).perSecond() / reference.get(round).perSecond())
                .toArray()
        );
    }

    /** A table for people. */
    String table() {
        Span ratio = ratio();
        return """

            %s
                          req/s (min–max)        p50 ms   p99 ms   server CPU   PostgreSQL CPU   driver CPU   SQL/req   bytes
            %s
            %s
            ratio server ÷ reference: %.3f (%.3f–%.3f over %d rounds)
            CPU is in ms per request.
            """.formatted(
                workload,
                row("server", server, serverStatements),
                row("reference", reference, referenceStatements),
                ratio.median(),
                ratio.min(),
                ratio.max(),
                server.size()
            );
    }

    private static String row(String side, List<Measurement> rounds, double statements) {
        Span rate = Span.of(rounds, Measurement::perSecond);
        return String.format(
            Locale.ROOT,
            "%-12s%8.0f (%.0f–%.0f)%s%8.2f %8.2f %12.3f %16.3f %12.3f %9.1f %7.0f",
            side,
            rate.median(),
            rate.min(),
            rate.max(),
            " ".repeat(2),
            Span.of(rounds, Measurement::p50Ms).median(),
            Span.of(rounds, Measurement::p99Ms).median(),
            Span.of(rounds, Measurement::serverCpuMs).median(),
            Span.of(rounds, Measurement::postgresCpuMs).median(),
            Span.of(rounds, Measurement::driverCpuMs).median(),
            statements,
            Span.of(rounds, Measurement::bytes).median()
        );
    }
}
