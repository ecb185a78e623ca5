package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.QuelyosApplication;
import io.quelyos.bff.testing.GraphQlClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The product in a process of its own, and what it wrote to its console. */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Path ROOT = Path.of("target", "process").toAbsolutePath();

    private final Process process;
    private final Path folder;
    private final Path console;
    private final int port;

    private Child(Process process, Path folder, Path console, int port) {
        this.process = process;
        this.folder = folder;
        this.console = console;
        this.port = port;
    }

    /** A folder for children that was not there before. */
    static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(ROOT), "run");
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Starts the product with a folder as its working directory, where it keeps its data too, and does not wait for it. */
    static Child start(Path folder, Map<String, String> environment, String... arguments) {
        return start(folder, freePort(), environment, arguments);
    }

    static Child start(Path folder, int port, Map<String, String> environment, String... arguments) {
        return start(ChildClasses.flags(), folder, port, environment, arguments);
    }

    /** Starts the product so that its end makes the cache from which those after it take their classes. */
    static Child train(Path folder) {
        return start(ChildClasses.trainingFlags(), folder, freePort(), Map.of(), "--spring.profiles.active=training");
    }

    private static Child start(
        List<String> flags,
        Path folder,
        int port,
        Map<String, String> environment,
        String... arguments
    ) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(flags);
        command.add(QuelyosApplication.class.getName());
        command.add("--server.port=" + port);
        command.addAll(List.of(arguments));
        try {
            Path console = Files.createTempFile(folder, "console", ".log");
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder
                .environment()
                .keySet()
                .removeIf(name -> name.startsWith("SPRING_") || name.startsWith("QUELYOS_"));
            builder.environment().putAll(environment);
            return new Child(builder.redirectOutput(console.toFile()).start(), folder, console, port);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Waits until it serves. */
    Child awaitReady() {
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> !process.isAlive() || serves());
        assertThat(process.isAlive()).as("the product runs: %s", console()).isTrue();
        return this;
    }

    /** Waits until it ended by itself; answers its exit code. */
    int awaitEnd() {
        await()
            .atMost(PATIENCE)
            .until(() -> !process.isAlive());
        return process.exitValue();
    }

    int port() {
        return port;
    }

    GraphQlClient client() {
        return GraphQlClient.of(port);
    }

    /** Everything that it wrote so far. */
    String console() {
        try {
            return Files.readString(console);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** What a pattern's group holds where it is found on the console. */
    String told(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(console());
        assertThat(matcher.find()).as("%s in %s", pattern, console()).isTrue();
        return matcher.group(1);
    }

    /** The PostgreSQL and the Redis that it started. */
    List<ProcessHandle> servers() {
        return Stream.concat(process.descendants(), pidFiles()).filter(ProcessHandle::isAlive).distinct().toList();
    }

    /** PostgreSQL makes itself independent of whoever started it, so it is known by its file only. */
    private Stream<ProcessHandle> pidFiles() {
        return Stream.of(".quelyos/postgres/postmaster.pid", ".quelyos/redis/redis.pid")
            .map(folder::resolve)
            .filter(Files::exists)
            .map(file -> {
                try {
                    return Long.parseLong(Files.readAllLines(file).getFirst().strip());
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            })
            .flatMap(pid -> ProcessHandle.of(pid).stream());
    }

    /** Asks it to stop, as whoever runs it would. */
    void terminate() {
        process.destroy();
    }

    /** Ends it without asking, and nothing else. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException refused) {
            return false;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Ends what a failed test left, servers included. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            // The folder's servers may be another child's by now.
            return;
        }
        List<ProcessHandle> servers = servers();
        process.destroy();
        process.onExit().completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS).join().destroyForcibly();
        servers.forEach(ProcessHandle::destroy);
    }

    private boolean serves() {
        try {
            return client().exchange(client().request("/api/health").GET()).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }
}
