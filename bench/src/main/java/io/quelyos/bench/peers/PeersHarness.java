package io.quelyos.bench.peers;

import io.quelyos.bench.Resources;
import io.quelyos.bench.Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The peers' own harness, in which the product takes part as one more peer (ours.mjs). */
final class PeersHarness {

    /** What the product is called there. */
    static final String OURS = "ours";

    private static final List<String> FILES = List.of(
        "ours.mjs",
        "rotate.lua",
        "w1.graphql",
        "w2.graphql",
        "w3.graphql",
        "w4.graphql",
        "w5.graphql"
    );

    private final PeersOptions options;
    private final Server server;
    private final Path folder;

    private PeersHarness(PeersOptions options, Server server, Path folder) {
        this.options = options;
        this.server = server;
        this.folder = folder;
    }

    /**
     * One run of the harness's driver against the product.
     *
     * @param startMs when it began, in milliseconds since 1970
     */
    record Load(long startMs, String workload) {}

    /** Puts what the harness reads into a folder of the run's own; nothing is added to the peers'. */
    static PeersHarness prepare(PeersOptions options, Server server, Path runFolder) throws IOException {
        Path folder = runFolder.resolve("harness");
        Files.createDirectories(folder.resolve("bin"));
        for (String file : FILES) {
            Files.writeString(folder.resolve(file), Resources.text("peers/" + file));
        }
        Path wrk = folder.resolve("bin/wrk");
        Files.writeString(wrk, Resources.text("peers/wrk.sh"));
        if (!wrk.toFile().setExecutable(true)) {
            throw new IOException(wrk + " cannot be made executable");
        }
        return new PeersHarness(options, server, folder);
    }

    /** Lets the product run alone for a while, as a server has that was not started just now; its answers are checked. */
    void warmUp() throws IOException, InterruptedException {
        run(OURS, options.serverWarmUpSeconds(), 1, 1, folder.resolve("warm-up"));
    }

    /** Measures all; what the harness writes. */
    JsonNode measure() throws IOException, InterruptedException {
        Files.deleteIfExists(loadsFile());
        Path results = folder.resolve("results");
        run(options.against() + "," + OURS, options.warmUpSeconds(), options.rounds(), options.seconds(), results);
        return new JsonMapper().readTree(Files.readString(folder.resolve("results.json")));
    }

    /** When the product was asked, run by run in the order of time. */
    List<Load> loads() throws IOException {
        List<Load> loads = new ArrayList<>();
        for (String line : Files.readAllLines(loadsFile())) {
            int place = line.indexOf("out/req/" + OURS + ".");
            if (place >= 0) {
                int name = line.indexOf('.', place) + 1;
                long startMs = Long.parseLong(line.substring(0, line.indexOf(' ')));
                loads.add(new Load(startMs, line.substring(name, line.indexOf('.', name))));
            }
        }
        return List.copyOf(loads);
    }

    private Path loadsFile() {
        return folder.resolve("loads.txt");
    }

    private void run(String peers, int warmUp, int rounds, int seconds, Path out)
        throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(PeersOptions.node(options.peers()).toString());
        command.addAll(List.of("bench.mjs", "--limits", "0", "--peers", peers, "--workloads", options.workloads()));
        command.addAll(List.of("--conns", Integer.toString(options.connections()), "--warm", Integer.toString(warmUp)));
        command.addAll(List.of("--rounds", Integer.toString(rounds), "--secs", Integer.toString(seconds)));
        command.addAll(List.of("--limitwarm", Integer.toString(Math.min(3, warmUp))));
        command.addAll(List.of("--limitsecs", Integer.toString(seconds), "--out", out.toString()));
        var builder = new ProcessBuilder(command).directory(options.peers().toFile()).inheritIO();
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder
            .environment()
            .putAll(
                Map.of(
                    "PEERS_EXTRA",
                    folder.resolve("ours.mjs").toString(),
                    "BENCH_PEERS",
                    options.peers().toString(),
                    "BENCH_PORT",
                    Integer.toString(server.port()),
                    "BENCH_PID",
                    Long.toString(server.process().pid()),
                    "BENCH_WORKLOADS",
                    options.workloads(),
                    "BENCH_DOCUMENTS",
                    folder.toString(),
                    "BENCH_LOADS",
                    loadsFile().toString(),
                    "BENCH_PATH",
                    path,
                    "PATH",
                    folder.resolve("bin") + File.pathSeparator + path
                )
            );
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the harness ended with " + exit + "; it says why above");
        }
    }
}
