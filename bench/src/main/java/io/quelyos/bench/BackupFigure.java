package io.quelyos.bench;

import io.quelyos.bench.BackupReport.Archive;
import io.quelyos.bench.BackupReport.Neighbour;
import io.quelyos.bench.BackupReport.Work;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saves and restores tenants of different sizes as an operator does, and watches the server's memory meanwhile; then asks for
 * lists of another tenant's products by turns while nothing goes on, during backups and during restores.
 */
final class BackupFigure {

    /** The tenant whose visitors must not notice; those that are saved follow. */
    private static final int VISITED = 1;
    private static final int VISITED_PRODUCTS = 500;
    /** What catalogue.sql makes of one product in all tables that backups hold. */
    private static final int ROWS_OF_PRODUCT = 27;
    private static final double SHARE = 0.95;
    private static final int LOOK_MS = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final FigureOptions options;
    private final Server server;
    private final Database database;
    private final Path keys;
    private final PrintStream out;
    private final AtomicInteger copies = new AtomicInteger();

    private BackupFigure(FigureOptions options, Server server, Database database, Path keys, PrintStream out) {
        this.options = options;
        this.server = server;
        this.database = database;
        this.keys = keys;
        this.out = out;
    }

    /** Measures on a database and a server of its own. */
    static BackupReport measure(FigureOptions options, PrintStream out)
        throws IOException, SQLException, InterruptedException {
        Path folder = options.folder().resolve("backups");
        List<Integer> products = products(sizes(options.few(), options.many()));
        // Restores leave tenants behind, so what an earlier run left is of no use.
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Map<String, String> settings = Map.of(
            "quelyos.backup.folder",
            folder.resolve("archives").toString(),
            // Nothing else is restored beside what is measured.
            "quelyos.backup.drill.is-scheduled",
            "false",
            // Nobody else asks every few milliseconds how far it is.
            "quelyos.rate-limits.operator-requests",
            "1000000000",
            "quelyos.rate-limits.operator-cost-points",
            "1000000000000"
        );
        try (
            Database database = Database.start(folder);
            Server server = Server.start(database, folder, options.heap(), settings)
        ) {
            new Catalogue(products, false, folder).load(database, out);
            return new BackupFigure(options, server, database, Server.keys(folder), out).run(products.size());
        }
    }

    /** The numbers of rows: the smallest, a tenth of the largest, the largest. */
    static List<Integer> sizes(int few, int many) {
        return Stream.of(few, many / 10, many)
            .filter(size -> size >= few)
            .distinct()
            .sorted()
            .toList();
    }

    /** How many products the tenants have: the visited one, and one of each size. */
    static List<Integer> products(List<Integer> sizes) {
        return Stream.concat(
            Stream.of(VISITED_PRODUCTS),
            sizes.stream().map(rows -> Math.max(1, rows / ROWS_OF_PRODUCT))
        ).toList();
    }

    private BackupReport run(int tenants) throws IOException, SQLException, InterruptedException {
        List<Work> work = new ArrayList<>();
        List<Archive> archives = new ArrayList<>();
        List<String> backups = new ArrayList<>();
        long base;
        try (
            OperatorDesk desk = new OperatorDesk(server.port(), keys);
            ServerMemory memory = ServerMemory.of(server.process())
        ) {
            // What is loaded once, such as classes, is nobody's.
            desk.apply(desk.preview(desk.backup(Catalogue.tenantId(VISITED)).id(), Catalogue.tenantId(VISITED)));
            base = memory.aliveBytes();
            for (int number = VISITED + 1; number <= tenants; number++) {
                UUID tenant = Catalogue.tenantId(number);
                OperatorDesk.Made made = desk.backup(tenant);
                backups.add(made.id());
                archives.add(new Archive(made.rows(), made.kilobytes()));
                work.add(watch(memory, "backup", made.rows(), () -> desk.backup(tenant)));
                work.add(
                    watch(memory, "restore of nothing changed", made.rows(), () ->
                        desk.apply(desk.preview(made.id(), tenant))
                    )
                );
                work.add(watch(memory, "restore into a copy", made.rows(), () -> desk.copy(made.id(), nextSlug())));
                tidy();
            }
        }
        return new BackupReport(base, work, archives, neighbours(Catalogue.tenantId(tenants), backups));
    }

    /** Does it twice: once by the clock, once with collections all the time, which show what is alive. */
    private Work watch(ServerMemory memory, String what, long rows, ServerMemory.Work work)
        throws IOException, InterruptedException {
        memory.forgetPeak();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long peakBytes = memory.peakBytes();
        long heapBytes = memory.peakHeapDuring(work);
        out.printf(Locale.ROOT, "%s of %,d rows: %.2f s%n", what, rows, seconds);
        return new Work(what, rows, seconds, peakBytes, heapBytes);
    }

    private String nextSlug() {
        return "bench-copy-" + copies.incrementAndGet();
    }

    /** As the database's own housekeeping does in time. */
    private void tidy() throws SQLException {
        try (Connection connection = database.administer(); Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** Rounds by turns: nothing else, during backups of the largest tenant, during restores of the one before it. */
    private List<Neighbour> neighbours(UUID largest, List<String> backups)
        throws IOException, SQLException, InterruptedException {
        String copied = backups.get(Math.max(0, backups.size() - 2));
        Job backup = new Job("backup", "superAdminBackupCancel", desk -> desk.startBackup(largest));
        Job restore = new Job("restore", "superAdminRestoreCancel", desk -> desk.startCopy(copied, nextSlug()));
        List<List<Double>> p95 = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Session.Source source = () -> new HttpSession(server.port());
        try (Load load = new Load(source, options.connections(), questions())) {
            load.run(options.warmUp());
            for (int round = 1; round <= options.rounds(); round++) {
                p95.get(0).add(p95(load, options.round()));
                p95.get(1).add(during(backup, load));
                p95.get(2).add(during(restore, load));
                out.printf(
                    Locale.ROOT,
                    "product list: round %d of %d, p95 %.1f ms, during a backup %.1f ms, during a restore %.1f ms%n",
                    round,
                    options.rounds(),
                    p95.get(0).getLast(),
                    p95.get(1).getLast(),
                    p95.get(2).getLast()
                );
            }
        }
        return List.of(
            new Neighbour("backup", p95.get(1), p95.get(0)),
            new Neighbour("restore", p95.get(2), p95.get(0))
        );
    }

    private double during(Job job, Load load) throws IOException, InterruptedException {
        var busy = new Busy(job);
        try {
            busy.awaitWork();
            return p95(load, options.round());
        } finally {
            busy.stop();
        }
    }

    private static double p95(Load load, Duration round) throws InterruptedException {
        return load.run(round).latencies().quantileMs(SHARE);
    }

    /** First pages of all categories of the tenant that nothing is done to. */
    private List<Question> questions() {
        return IntStream.range(0, Catalogue.CATEGORIES)
            .mapToObj(number -> {
                String category = Catalogue.categorySlug(number);
                byte[] json = JSON.writeValueAsBytes(
                    Map.of("query", Workload.PRODUCT_LIST.document(), "variables", Map.of("category", category))
                );
                byte[] request = HttpSession.post(Catalogue.tenantSlug(VISITED), json, server.port());
                return new Question(VISITED, category, Question.Place.START, request);
            })
            .toList();
    }

    /** Begins some work; answers its id. */
    private interface Start {
        String at(OperatorDesk desk) throws IOException;
    }

    /** Work that can be had again and again. */
    private record Job(String field, String cancel, Start start) {}

    /** Has a job done, and done again, until it is stopped, and what is left of it then. */
    private final class Busy {

        private final Job job;
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final Future<?> repeating;
        private volatile boolean isOver;
        private volatile boolean isAtWork;

        Busy(Job job) {
            this.job = job;
            this.repeating = thread.submit(() -> {
                repeat();
                return null;
            });
        }

        void awaitWork() throws InterruptedException {
            while (!isAtWork && !repeating.isDone()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            }
        }

        void stop() throws InterruptedException {
            isOver = true;
            try {
                repeating.get();
            } catch (ExecutionException exception) {
                throw new IllegalStateException("the " + job.field() + " did not go on", exception.getCause());
            } finally {
                thread.shutdown();
            }
        }

        private void repeat() throws IOException, InterruptedException {
            try (OperatorDesk desk = new OperatorDesk(server.port(), keys)) {
                while (!isOver) {
                    String id = job.start().at(desk);
                    boolean isStopped = false;
                    String state = desk.state(job.field(), id);
                    while (List.of("QUEUED", "CONFIRMED", "RUNNING").contains(state)) {
                        isAtWork |= state.equals("RUNNING");
                        if (isOver && !isStopped) {
                            desk.cancel(job.cancel(), id);
                            isStopped = true;
                        }
                        TimeUnit.MILLISECONDS.sleep(10L * LOOK_MS);
                        state = desk.state(job.field(), id);
                    }
                    isAtWork = true;
                    if (!List.of("SUCCEEDED", "CANCELLED").contains(state)) {
                        throw new IllegalStateException("the " + job.field() + " is " + state);
                    }
                }
            }
        }
    }
}
