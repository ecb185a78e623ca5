package io.quelyos.bench.peers;

import io.quelyos.bench.Measurement.Span;
import io.quelyos.bench.peers.PeersSeries.Round;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One workload with all who took part, and the product's ratios to the best of them, round by round. */
record PeersComparison(String workload, List<PeersSeries> series, Map<String, Span> ratios) {
    /** Takes the ratios from the series. */
    PeersComparison(String workload, List<PeersSeries> series) {
        this(workload, series, ratios(series));
    }

    /** A table of figures and one of ratios. */
    String markdown() {
        var text = new StringBuilder("\n### " + workload + "\n\n");
        text.append(
            "| | req/s (min–max) | p50 ms | p99 ms | server CPU ms/req | PostgreSQL CPU ms/req | bytes | RSS MiB "
        );
        text.append("| other cores |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        series.forEach(each -> text.append(each.row()));
        text.append("\n| product ÷ other | median | min–max |\n|---|--:|--:|\n");
        ratios.forEach((name, ratio) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f–%.2f |%n",
                    name,
                    ratio.median(),
                    ratio.min(),
                    ratio.max()
                )
            )
        );
        return text.toString();
    }

    private static Map<String, Span> ratios(List<PeersSeries> series) {
        PeersSeries ours = named(series, PeersHarness.OURS);
        PeersSeries best = series
            .stream()
            .filter(each -> !each.equals(ours) && !PeersReport.isLimit(each.name()))
            .max(Comparator.comparingDouble(each -> each.span(Round::perSecond).median()))
            .orElseThrow();
        Map<String, Span> ratios = new LinkedHashMap<>();
        ratios.put("req/s ÷ " + best.name(), ratio(ours, best, Round::perSecond));
        series
            .stream()
            .filter(each -> PeersReport.isLimit(each.name()))
            .forEach(limit -> ratios.put("req/s ÷ " + limit.name(), ratio(ours, limit, Round::perSecond)));
        ratios.put("server CPU per request ÷ " + best.name(), ratio(ours, best, Round::serverCpuMs));
        ratios.put("PostgreSQL CPU per request ÷ " + best.name(), ratio(ours, best, Round::postgresCpuMs));
        ratios.put("CPU of both per request ÷ " + best.name(), ratio(ours, best, Round::cpuMs));
        ratios.put("p99 ÷ " + best.name(), ratio(ours, best, Round::p99Ms));
        return ratios;
    }

    private static PeersSeries named(List<PeersSeries> series, String name) {
        return series
            .stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    }

    private static Span ratio(PeersSeries ours, PeersSeries other, ToDoubleFunction<Round> figure) {
        return Span.of(
            IntStream.range(0, ours.rounds().size())
                .mapToDouble(
                    round ->
                        figure.applyAsDouble(ours.rounds().get(round)) / figure.applyAsDouble(other.rounds().get(round))
                )
                .toArray()
        );
    }
}
