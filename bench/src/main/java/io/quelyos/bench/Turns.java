package io.quelyos.bench;

import io.quelyos.bench.Measurement.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures several sides by turns, round after round, and divides each round of one by the same round of the last. */
final class Turns {

    private Turns() {}

    /** Answers for a while as fast as it can. */
    interface Rate {
        double perSecond(Duration duration) throws IOException, SQLException, InterruptedException;
    }

    /** One of those that are measured. */
    record Side(String name, Rate rate) {}

    /** The rates of one side, round by round. */
    record Series(String name, List<Double> perSecond) {
        Span span() {
            return span(perSecond);
        }

        /** Its rounds divided by those of another. */
        Ratio to(Series other) {
            List<Double> quotients = new ArrayList<>();
            for (int round = 0; round < perSecond.size(); round++) {
                quotients.add(perSecond.get(round) / other.perSecond.get(round));
            }
            return new Ratio(name, other.name, span(quotients));
        }

        private static Span span(List<Double> figures) {
            return Span.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** One side's rounds divided by those of another. */
    record Ratio(String of, String to, Span ratio) {}

    /**
     * What came out.
     *
     * @param series of all sides
     * @param ratios of each side but the last to the last one
     */
    record Outcome(String what, List<Series> series, List<Ratio> ratios) {
        static Outcome of(String what, List<Series> series) {
            Series last = series.getLast();
            List<Ratio> ratios = series
                .stream()
                .limit(series.size() - 1L)
                .map(each -> each.to(last))
                .toList();
            return new Outcome(what, series, ratios);
        }

        /** Lines for people: the rate of each side, and each ratio. */
        String lines() {
            var lines = new StringBuilder();
            for (Series each : series) {
                Span span = each.span();
                lines.append(
                    String.format(
                        Locale.ROOT,
                        "%s: %s %.0f/s (%.0f–%.0f)%n",
                        what,
                        each.name(),
                        span.median(),
                        span.min(),
                        span.max()
                    )
                );
            }
            for (Ratio each : ratios) {
                Span span = each.ratio();
                lines.append(
                    String.format(
                        Locale.ROOT,
                        "%s: %s ÷ %s = %.2f (%.2f–%.2f)%n",
                        what,
                        each.of(),
                        each.to(),
                        span.median(),
                        span.min(),
                        span.max()
                    )
                );
            }
            return lines.toString();
        }
    }

    static Outcome measure(String what, List<Side> sides, FigureOptions options, PrintStream out)
        throws IOException, SQLException, InterruptedException {
        List<Series> series = new ArrayList<>();
        for (Side side : sides) {
            side.rate().perSecond(options.warmUp());
            series.add(new Series(side.name(), new ArrayList<>()));
        }
        for (int round = 1; round <= options.rounds(); round++) {
            List<String> told = new ArrayList<>();
            for (int index = 0; index < sides.size(); index++) {
                double rate = sides.get(index).rate().perSecond(options.round());
                series.get(index).perSecond().add(rate);
                told.add(String.format(Locale.ROOT, "%s %.0f/s", sides.get(index).name(), rate));
            }
            out.printf("%s: round %d of %d, %s%n", what, round, options.rounds(), String.join(", ", told));
        }
        return Outcome.of(what, List.copyOf(series));
    }
}
