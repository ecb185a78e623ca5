package io.quelyos.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command with {@code --figure=<name>}: one figure that compares the product with itself or with a file server. */
final class Figures {

    private final FigureOptions options;
    private final PrintStream out;

    private Figures(FigureOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Whether the arguments ask for it. */
    static boolean isAsked(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("--figure="));
    }

    /** Measures, prints and writes what came out. */
    static void run(List<String> arguments, Path target) throws IOException, SQLException, InterruptedException {
        var named = new NamedArguments(arguments);
        String figure = named.text("figure", "");
        Path folder = target.resolve("bench-figures");
        Told told = switch (figure) {
            case "cached-get" -> told(new Figures(FigureOptions.parse(named, 20, 20, folder), System.out).cachedGet());
            case "tenants" -> told(new Figures(FigureOptions.parse(named, 10, 1000, folder), System.out).tenants());
            case "size" -> told(new Figures(FigureOptions.parse(named, 1000, 500_000, folder), System.out).size());
            case "heap" -> told(new Figures(FigureOptions.parse(named, 20, 20, folder), System.out).heaps());
            case "backups" -> {
                FigureOptions options = FigureOptions.parse(named, 1000, 1_000_000, folder);
                BackupReport report = BackupFigure.measure(options, System.out);
                yield new Told(report, report.lines());
            }
            default -> throw new IllegalArgumentException(
                "--figure is cached-get, tenants, size, heap or backups, not " + figure
            );
        };
        Path file = target.resolve("bench-figure-" + figure + ".json");
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValue(file.toFile(), told.figures());
        System.out.print(told.lines());
        System.out.println("written to " + file);
    }

    /** What is written, and what is printed. */
    private record Told(Object figures, String lines) {}

    private static Told told(List<Turns.Outcome> outcomes) {
        return new Told(outcomes, outcomes.stream().map(Turns.Outcome::lines).collect(Collectors.joining()));
    }

    /** Few tenants and many, a database and a server for either; each has as many products, or the few have more. */
    private List<Turns.Outcome> tenants() throws IOException, SQLException, InterruptedException {
        Options many = options.catalogue("tenants-many", options.many(), options.products(), options.products());
        Options few = options.catalogue("tenants-few", options.few(), options.fewProducts(), options.fewProducts());
        try (Place one = open(many, options.heap(), Map.of()); Place other = open(few, options.heap(), Map.of())) {
            return compare(List.of(one.of(options.many() + " tenants"), other.of(options.few() + " tenants")));
        }
    }

    /** The peers' W2 on a tenant of many products and on one of few, in one database, in each order of a shop's lists. */
    private List<Turns.Outcome> size() throws IOException, SQLException, InterruptedException {
        Options catalogue = options.catalogue("size", 2, options.few(), options.many());
        List<Turns.Outcome> outcomes = new ArrayList<>();
        try (Place place = open(catalogue, options.heap(), Map.of())) {
            var lists = new SortedLists(place.database, place.server.port());
            for (SortedLists.Order order : SortedLists.Order.values()) {
                outcomes.add(size(place, lists, order));
            }
        }
        return outcomes;
    }

    private Turns.Outcome size(Place place, SortedLists lists, SortedLists.Order order)
        throws IOException, SQLException, InterruptedException {
        Session.Source source = () -> new HttpSession(place.server.port());
        try (
            var large = new Load(source, options.connections(), lists.questions(2, order));
            var small = new Load(source, options.connections(), lists.questions(1, order))
        ) {
            List<Turns.Side> sides = List.of(
                side(options.many() + " products", large),
                side(options.few() + " products", small)
            );
            Turns.Outcome outcome = Turns.measure("W2 by " + order, sides, options, out);
            lists.questions(2, order);
            lists.questions(1, order);
            return outcome;
        }
    }

    /** The same questions to servers with different heaps, all beside one database. */
    private List<Turns.Outcome> heaps() throws IOException, SQLException, InterruptedException {
        Options catalogue = options.catalogue("heap", options.few(), 500, 20_000);
        List<Place> places = new ArrayList<>();
        try (Place last = open(catalogue, options.heaps().getLast(), Map.of())) {
            try {
                for (String heap : options.heaps().subList(0, options.heaps().size() - 1)) {
                    Path folder = Files.createDirectories(catalogue.folder().resolve("heap-" + heap));
                    Server server = Server.start(last.database, folder, heap, Map.of());
                    places.add(new Place(heap, catalogue, last.database, server));
                }
                List<Place> all = new ArrayList<>(places);
                all.add(last.of(options.heaps().getLast()));
                return compare(all);
            } finally {
                places.forEach(place -> place.server.close());
            }
        }
    }

    /** Kept answers to questions that name their document by its hash, beside nginx with the same bytes in files. */
    private List<Turns.Outcome> cachedGet() throws IOException, SQLException, InterruptedException {
        List<String> missing = CachedGet.missingPrograms();
        if (!missing.isEmpty()) {
            out.printf("cached-get: not measured, %s not installed (Debian: apt-get install nginx wrk)%n", missing);
            return List.of();
        }
        Options catalogue = options.catalogue("heap", options.few(), 500, 20_000);
        try (
            Place place = open(catalogue, options.heap(), Map.of("quelyos.response-cache.enabled", "true"));
            CachedGet cached = CachedGet.prepare(catalogue, place.server.port(), options)
        ) {
            cached.check();
            List<Turns.Side> sides = List.of(cached.server(), cached.nginx());
            Turns.Outcome outcome = Turns.measure("cached GET", sides, options, out);
            cached.check();
            return List.of(outcome);
        }
    }

    /** Whole answers of all sides are compared with the reference's, before and after. */
    private List<Turns.Outcome> compare(List<Place> places) throws IOException, SQLException, InterruptedException {
        List<Turns.Outcome> outcomes = new ArrayList<>();
        for (Workload workload : options.workloads()) {
            List<Turns.Side> sides = new ArrayList<>();
            List<Load> loads = new ArrayList<>();
            try {
                for (Place place : places) {
                    List<Question> questions = place.checked(workload);
                    Load load = new Load(() -> new HttpSession(place.server.port()), options.connections(), questions);
                    loads.add(load);
                    sides.add(side(place.name, load));
                }
                outcomes.add(Turns.measure(workload.label(), sides, options, out));
            } finally {
                for (Load load : loads) {
                    load.close();
                }
            }
            for (Place place : places) {
                place.checked(workload);
            }
        }
        return outcomes;
    }

    private static Turns.Side side(String name, Load load) {
        return new Turns.Side(name, duration -> load.run(duration).perSecond());
    }

    private Place open(Options catalogue, String heap, Map<String, String> settings)
        throws IOException, SQLException, InterruptedException {
        var loader = new Catalogue(catalogue);
        boolean isKept = loader.isKept();
        if (!isKept) {
            FileSystemUtils.deleteRecursively(catalogue.folder());
        }
        Files.createDirectories(catalogue.folder());
        Database database = Database.start(catalogue.folder());
        Server server = Server.start(database, catalogue.folder(), heap, settings);
        if (!isKept) {
            loader.load(database, out);
        }
        return new Place("", catalogue, database, server);
    }

    /** A server on its database. */
    private record Place(String name, Options catalogue, Database database, Server server) implements AutoCloseable {
        Place of(String otherName) {
            return new Place(otherName, catalogue, database, server);
        }

        /** The questions of a workload, when their answers have been found right. */
        List<Question> checked(Workload workload) throws IOException, SQLException {
            List<Question> questions = new Rotation(catalogue, server.port()).questions(workload);
            try (
                Session ours = new HttpSession(server.port());
                Session theirs = new JdbcSession(database.connect("quelyos_app"), workload)
            ) {
                AnswerCheck.compare(questions, ours, theirs);
            }
            return questions;
        }

        @Override
        public void close() throws IOException {
            server.close();
            database.close();
        }
    }
}
