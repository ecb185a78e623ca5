package io.quelyos.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts the packed product by turns with its ahead-of-time cache and without, on a database that is migrated already, and
 * divides the times until it says that it is ready. The flags are the same on both sides but for the cache.
 */
final class StartUp {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Path dist;
    private final Path folder;
    private final Options options;
    private final PrintStream out;

    /**
     * @param dist the folder with the product, its options and its cache
     * @param folder for a database and logs; what is in it is deleted
     */
    StartUp(Path dist, Path folder, Options options, PrintStream out) {
        this.dist = dist;
        this.folder = folder;
        this.options = options;
        this.out = out;
    }

    /**
     * One start.
     *
     * @param seconds from the process to the answer that it is ready
     * @param cpuSeconds of the product's process until then
     */
    record Start(double seconds, double cpuSeconds) {}

    /** Measures as many pairs as there are rounds, and writes what it found. */
    void run(Path file) throws IOException, SQLException, InterruptedException {
        Path cache = dist.resolve("lib").resolve("quelyos.aot");
        if (!Files.isRegularFile(cache)) {
            throw new IllegalStateException("there is no " + cache + "; bin/quelyos train makes it");
        }
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        List<Start> with = new ArrayList<>();
        List<Start> without = new ArrayList<>();
        // A cache that the JVM does not take would measure nothing: then it shall not start at all.
        List<String> cached = List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
        try (Database database = Database.start(folder)) {
            start(database, List.of());
            for (int round = 1; round <= options.rounds(); round++) {
                with.add(start(database, cached));
                without.add(start(database, List.of()));
                out.printf(
                    "start %d of %d: %.2f s with the cache, %.2f s without%n",
                    round,
                    options.rounds(),
                    with.getLast().seconds(),
                    without.getLast().seconds()
                );
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ratio", ratio(with, without, false));
        result.put("cpuRatio", ratio(with, without, true));
        result.put("secondsWith", median(with, false));
        result.put("secondsWithout", median(without, false));
        result.put("with", with);
        result.put("without", without);
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), result);
        out.printf(
            "ready after %.2f s with the cache, %.2f s without (medians): ratio %.2f, of processor time %.2f%n",
            median(with, false),
            median(without, false),
            ratio(with, without, false),
            ratio(with, without, true)
        );
    }

    /** The median of one side divided by that of the other. */
    static double ratio(List<Start> with, List<Start> without, boolean isOfCpu) {
        return median(with, isOfCpu) / median(without, isOfCpu);
    }

    private static double median(List<Start> starts, boolean isOfCpu) {
        List<Double> sorted = starts
            .stream()
            .map(start -> isOfCpu ? start.cpuSeconds() : start.seconds())
            .sorted()
            .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private Start start(Database database, List<String> more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "@" + dist.resolve("conf/jvm.options")));
        command.add("-Xmx" + options.heap());
        command.addAll(more);
        command.addAll(List.of("-jar", jar().toString()));
        long begun = System.nanoTime();
        try (Server server = Server.start(command, database, folder, Map.of())) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            Duration cpu = server.process().info().totalCpuDuration().orElse(Duration.ZERO);
            return new Start(seconds, cpu.toMillis() / 1e3);
        }
    }

    private Path jar() throws IOException {
        try (var files = Files.newDirectoryStream(dist, "quelyos-application-*.jar")) {
            return files.iterator().next();
        }
    }
}
