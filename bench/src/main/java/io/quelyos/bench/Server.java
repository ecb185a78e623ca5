package io.quelyos.bench;

import io.quelyos.bff.QuelyosApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The product in a process of its own, so that its processor time can be told from the driver's. Nothing of it is switched
 * off but the limit on requests of one address, from which all of a run's requests come, and the memory of answers.
 */
public final class Server implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Path JAVA_BIN = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final int port;
    private final Path log;

    private Server(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder where its log and its own servers lie
     * @param heap the largest heap, as the JVM reads it
     */
    public static Server start(Database database, Path folder, String heap) throws IOException, InterruptedException {
        return start(database, folder, heap, Map.of());
    }

    /** As above, with settings by name in place of the usual ones or beside them. */
    static Server start(Database database, Path folder, String heap, Map<String, String> settings)
        throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JAVA_BIN.resolve("java").toString());
        command.addAll(List.of("-Xmx" + heap, "--enable-native-access=ALL-UNNAMED"));
        // As the packaged product starts.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        // Recordings must reach from a driver below to the servlet above: filters, futures and fetchers stand between.
        command.add("-XX:FlightRecorderOptions=stackdepth=256");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), QuelyosApplication.class.getName()));
        return start(command, database, folder, settings);
    }

    /** Starts it by a command that the settings of a run are added to, and waits until it is ready. */
    static Server start(List<String> program, Database database, Path folder, Map<String, String> more)
        throws IOException, InterruptedException {
        int port = freePort();
        Path log = folder.resolve("server.log");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", Integer.toString(port));
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", "quelyos_app");
        settings.put("spring.flyway.user", "quelyos_owner");
        settings.put("quelyos.platform-datasource.username", "quelyos_platform");
        settings.put("quelyos.embedded.folder", keys(folder).toString());
        settings.put("quelyos.embedded.redis-port", "0");
        settings.put("quelyos.auth.embedded-issuer.enabled", "true");
        settings.put("quelyos.auth.shop-cookie.secure", "false");
        settings.put("quelyos.rate-limits.address-requests", "1000000000000");
        settings.put("quelyos.rate-limits.address-cost-points", "1000000000000");
        settings.put("quelyos.rate-limits.address-cost-percent", "100");
        settings.put("quelyos.rate-limits.shop-cost-percent", "100");
        // The same few thousand questions are asked over and over; what is measured is how they are answered anew.
        settings.put("quelyos.response-cache.enabled", "false");
        settings.putAll(more);
        List<String> command = new ArrayList<>(program);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
        var server = new Server(process, port, log);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        server.awaitReady();
        return server;
    }

    /** Where it listens on the loopback interface. */
    public int port() {
        return port;
    }

    /** The process that all others of it descend from. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Where it keeps the keys of its own. */
    static Path keys(Path folder) {
        return folder.resolve("servers");
    }

    /** Begins a flight recording that writes itself to a file after a while. */
    void record(Path file, Duration duration) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
            JAVA_BIN.resolve("jcmd").toString(),
            Long.toString(process.pid()),
            "JFR.start",
            "settings=profile",
            "duration=" + duration.toSeconds() + "s",
            "filename=" + file
        )
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("jcmd ended with " + exit);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException exception) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Thread.sleep(20);
            if (isReady()) {
                return;
            }
        }
        process.destroy();
        List<String> lines = Files.readAllLines(log);
        lines.subList(Math.max(0, lines.size() - 15), lines.size()).forEach(System.err::println);
        throw new IllegalStateException("the server did not start; " + log + " says why");
    }

    private boolean isReady() {
        try (var session = new HttpSession(port)) {
            return session.exchange(HttpSession.get("/api/health/readiness", port)).length > 0;
        } catch (IOException | IllegalStateException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
