package io.quelyos.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.quelyos.bench.peers.PeersBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command: loads, checks, measures and tells. bench/README.md explains its arguments and figures. */
public final class Benchmark {

    private static final Duration RECORDING = Duration.ofSeconds(12);

    private final Options options;
    private final Database database;
    private final Server server;
    private final PrintStream out;

    private Benchmark(Options options, Database database, Server server, PrintStream out) {
        this.options = options;
        this.database = database;
        this.server = server;
        this.out = out;
    }

    /** Runs with the arguments of bench/README.md; the folder to write to is the system property {@code bench.folder}. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("io.zonky")).setLevel(Level.WARN);
        Path target = Path.of(System.getProperty("bench.folder", "bench/target")).toAbsolutePath().normalize();
        if (PeersBenchmark.isAsked(List.of(arguments))) {
            PeersBenchmark.run(List.of(arguments), target);
            return;
        }
        if (Figures.isAsked(List.of(arguments))) {
            Figures.run(List.of(arguments), target);
            return;
        }
        Options options = Options.parse(List.of(arguments), target.resolve("bench"));
        if (options.packed() != null) {
            Path folder = target.resolve("bench-start-up");
            new StartUp(options.packed(), folder, options, System.out).run(target.resolve("bench-start-up.json"));
            return;
        }
        var catalogue = new Catalogue(options);
        boolean isKept = catalogue.isKept();
        if (!isKept) {
            FileSystemUtils.deleteRecursively(options.folder());
        }
        Files.createDirectories(options.folder());
        try (
            Database database = Database.start(options.folder());
            Server server = Server.start(database, options.folder(), options.heap())
        ) {
            if (!isKept) {
                catalogue.load(database, System.out);
            }
            List<Comparison> comparisons = new Benchmark(options, database, server, System.out).run();
            Path file = target.resolve("bench-result.json");
            write(file, options, comparisons);
            comparisons.forEach(comparison -> System.out.print(comparison.table()));
            System.out.println("\nwritten to " + file);
        }
    }

    private List<Comparison> run() throws IOException, SQLException, InterruptedException {
        var rotation = new Rotation(options, server.port());
        List<Comparison> comparisons = new ArrayList<>();
        for (Workload workload : Workload.values()) {
            comparisons.add(compare(workload, rotation.questions(workload)));
        }
        return comparisons;
    }

    private Comparison compare(Workload workload, List<Question> questions)
        throws IOException, SQLException, InterruptedException {
        Session.Source ours = () -> new HttpSession(server.port());
        Session.Source theirs = () -> new JdbcSession(database.connect("quelyos_app"), workload);
        long bytes = check(ours, theirs, questions);
        out.printf("%s: answers are the same as the reference's%n", workload.label());
        double serverStatements = statements(ours, questions);
        double referenceStatements = statements(theirs, questions);
        List<Measurement> server = new ArrayList<>();
        List<Measurement> reference = new ArrayList<>();
        measure(workload, ours, theirs, questions, server, reference);
        check(ours, theirs, questions);
        return new Comparison(workload.label(), server, reference, serverStatements, referenceStatements, bytes);
    }

    private static long check(Session.Source ours, Session.Source theirs, List<Question> questions)
        throws IOException, SQLException {
        try (Session one = ours.open(); Session other = theirs.open()) {
            return AnswerCheck.compare(questions, one, other);
        }
    }

    private void measure(
        Workload workload,
        Session.Source ours,
        Session.Source theirs,
        List<Question> questions,
        List<Measurement> serverRounds,
        List<Measurement> referenceRounds
    ) throws IOException, SQLException, InterruptedException {
        var processes = new Measurement.Processes(server.process(), database.process());
        try (
            Load serverLoad = new Load(ours, options.connections(), questions);
            Load referenceLoad = new Load(theirs, options.connections(), questions)
        ) {
            serverLoad.run(options.warmUp());
            referenceLoad.run(options.warmUp().dividedBy(4));
            for (int round = 1; round <= options.rounds(); round++) {
                serverRounds.add(Measurement.of(serverLoad, options.round(), processes));
                referenceRounds.add(Measurement.of(referenceLoad, options.round(), processes));
                out.printf(
                    "%s: round %d of %d, server %.0f/s, reference %.0f/s%n",
                    workload.label(),
                    round,
                    options.rounds(),
                    serverRounds.getLast().perSecond(),
                    referenceRounds.getLast().perSecond()
                );
            }
            if (options.profiles()) {
                server.record(options.folder().resolve(workload.label() + ".jfr"), RECORDING);
                serverLoad.run(RECORDING.plusSeconds(2));
            }
        }
    }

    /** Statements per request, counted in the server's log while nobody else asks; its regular jobs add a trifle. */
    private double statements(Session.Source source, List<Question> questions)
        throws IOException, SQLException, InterruptedException {
        List<Question> samples = AnswerCheck.samples(questions);
        database.logStatements(true);
        long before = database.loggedStatements();
        try (Session session = source.open()) {
            for (Question question : samples) {
                session.ask(question);
            }
        }
        // The log is written by a process of its own, a moment later.
        Thread.sleep(300);
        long after = database.loggedStatements();
        database.logStatements(false);
        return (double) (after - before) / samples.size();
    }

    private static void write(Path file, Options options, List<Comparison> comparisons) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("measuredAt", Instant.now().toString());
        result.put("java", Runtime.version().toString());
        result.put("processors", Runtime.getRuntime().availableProcessors());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("tenants", options.tenants());
        settings.put("products", options.products());
        settings.put("bigProducts", options.bigProducts());
        settings.put("connections", options.connections());
        settings.put("warmUpSeconds", options.warmUp().toSeconds());
        settings.put("roundSeconds", options.round().toSeconds());
        settings.put("heap", options.heap());
        result.put("settings", settings);
        for (Comparison comparison : comparisons) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("ratio", comparison.ratio());
            figures.put("cpuRatio", comparison.cpuRatio());
            figures.put("figures", comparison);
            result.put(comparison.workload(), figures);
        }
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), result);
    }
}
