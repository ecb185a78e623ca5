package io.quelyos.bench;

import io.quelyos.bench.Measurement.Span;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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
        return ratio(Measurement::perSecond);
    }

    /** Processor time per request of all processes together, of the server's side over the reference's. */
    Span cpuRatio() {
        return ratio(Measurement::cpuMs);
    }

    private Span ratio(ToDoubleFunction<Measurement> figure) {
        return Span.of(
            IntStream.range(0, server.size())
                .mapToDouble(
                    round -> figure.applyAsDouble(server.get(round)) / figure.applyAsDouble(reference.get(round))
                )
                .toArray()
        );
    }

    /** A table for people. */
    String table() {
        var table = new StringBuilder("\n" + workload + "\n");
        table.append(
            line(
                "",
                "req/s",
                "(min–max)",
                "p50 ms",
                "p99 ms",
                "server",
                "PostgreSQL",
                "driver",
                "others",
                "SQL/req",
                "bytes"
            )
        );
        table.append(row("server", server, serverStatements)).append(row("reference", reference, referenceStatements));
        table.append(told("req/s, server ÷ reference", ratio()));
        table.append(told("processor time per request, server ÷ reference", cpuRatio()));
        return table
            .append("server, PostgreSQL, driver: ms of processor per request; others: processors busy\n")
            .toString();
    }

    private static String row(String side, List<Measurement> rounds, double statements) {
        Span rate = Span.of(rounds, Measurement::perSecond);
        return line(
            side,
            "%.0f".formatted(rate.median()),
            "(%.0f–%.0f)".formatted(rate.min(), rate.max()),
            median(rounds, Measurement::p50Ms),
            median(rounds, Measurement::p99Ms),
            median(rounds, Measurement::serverCpuMs),
            median(rounds, Measurement::postgresCpuMs),
            median(rounds, Measurement::driverCpuMs),
            median(rounds, Measurement::otherCores),
            "%.1f".formatted(statements),
            "%.0f".formatted(Span.of(rounds, Measurement::bytes).median())
        );
    }

    private static String median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return String.format(Locale.ROOT, "%.2f", Span.of(rounds, figure).median());
    }

    private static String told(String what, Span ratio) {
        return String.format(Locale.ROOT, "%s: %.3f (%.3f–%.3f)%n", what, ratio.median(), ratio.min(), ratio.max());
    }

    private static String line(Object... cells) {
        return "%-10s%7s %-12s%8s%8s%8s%12s%8s%8s%9s%7s%n".formatted(cells);
    }
}
