package io.quelyos.bench.peers;

import io.quelyos.bench.Database;
import io.quelyos.bench.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The command with {@code --peers=<folder>}: loads the peers' data, runs their harness and tells the ratios. */
public final class PeersBenchmark {

    /**
     * The settings of the peers' own server (bin/pg.sh there). The last two undo what this embedded server switches off
     * unless it is told.
     */
    private static final Map<String, String> POSTGRES = Stream.of(
        "max_connections=150",
        "shared_buffers=512MB",
        "effective_cache_size=4GB",
        "work_mem=16MB",
        "maintenance_work_mem=256MB",
        "random_page_cost=1.1",
        "effective_io_concurrency=32",
        "max_wal_size=4GB",
        "checkpoint_completion_target=0.9",
        "jit=off",
        "log_min_messages=warning",
        "fsync=on",
        "synchronous_commit=on"
    )
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));

    private PeersBenchmark() {}

    /** Whether the arguments ask for it. */
    public static boolean isAsked(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.startsWith("--peers="));
    }

    /**
     * Runs with the arguments of bench/README.md.
     *
     * @param target the folder to write to
     */
    public static void run(List<String> arguments, Path target) throws IOException, SQLException, InterruptedException {
        PeersOptions options = PeersOptions.parse(arguments);
        Path folder = target.resolve("bench-peers");
        Path loaded = folder.resolve("catalogue.txt");
        boolean isKept = options.keepsData() && Files.exists(loaded);
        if (!isKept) {
            FileSystemUtils.deleteRecursively(folder);
        }
        Files.createDirectories(folder);
        try (
            Database database = Database.start(folder, POSTGRES);
            Server server = Server.start(database, folder, options.heap())
        ) {
            if (!isKept) {
                PeersCatalogue.load(database, System.out);
                Files.writeString(loaded, "the peers' data set\n");
            }
            PeersHarness harness = PeersHarness.prepare(options, server, folder);
            harness.warmUp();
            PeersReport report;
            try (var postgres = new PostgresCpu(database.process())) {
                report = PeersReport.of(harness.measure(), harness.loads(), postgres);
            }
            report.write(target.resolve("peers-result.json"), target.resolve("peers-result.md"));
            System.out.println(report.markdown());
            System.out.println("written to " + target.resolve("peers-result.json") + " and .md");
        }
    }
}
