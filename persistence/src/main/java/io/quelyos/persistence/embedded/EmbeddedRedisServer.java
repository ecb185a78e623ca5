package io.quelyos.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;

/**
 * A real Redis on the loopback interface; sessions survive a restart of the product. The library brings the program and
 * its configuration only: started by it, Redis would stop at the first sign of the process' end, before the requests that
 * are still under way.
 */
final class EmbeddedRedisServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedisServer.class);
    private static final Duration STOP_GRACE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int BUSY_ATTEMPTS = 100;

    private final Process process;
    private final int port;

    private EmbeddedRedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static EmbeddedRedisServer start(DataFolder folder, EmbeddedSettings settings) {
        int port = FreePort.preferring(settings.redisPort());
        Path log = folder.redis().resolve("redis.log");
        try {
            List<String> command = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("dir \"" + folder.redis() + "\"")
                .setting("pidfile \"" + folder.redisPidFile() + "\"")
                .setting("appendonly yes")
                .setting("save \"\"")
                .setting("daemonize no")
                .buildCommandArgs();
            Process process = begin(
                new ProcessBuilder(command)
                    .directory(folder.redis().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
            );
            var started = new EmbeddedRedisServer(process, port);
            if (!started.awaitAnswer(settings.startTimeout())) {
                started.close();
                throw notStarted(folder, lastLine(log), null);
            }
            return started;
        } catch (IOException exception) {
            throw notStarted(folder, String.valueOf(exception.getMessage()), exception);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The embedded Redis did not stop in {}; forcing it", STOP_GRACE);
                process.destroyForcibly();
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /**
     * The library has just written the program. A process that is started at that very moment, such as PostgreSQL's, holds
     * the file open for writing until it becomes another program, and for so long the system refuses to run it.
     */
    private static Process begin(ProcessBuilder builder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return builder.start();
            } catch (IOException exception) {
                boolean isBusy = String.valueOf(exception.getMessage()).contains("Text file busy");
                if (!isBusy || attempt == BUSY_ATTEMPTS) {
                    throw exception;
                }
                LOG.debug("The program of Redis is still being written, attempt {}", attempt, exception);
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    private boolean awaitAnswer(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < deadline) {
                if (answers()) {
                    return true;
                }
                process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** It accepts connections before it has read its data, but then it does not say PONG. */
    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) STOP_GRACE.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it says nothing" : lines.getLast();
    }

    private static EmbeddedStartException notStarted(DataFolder folder, String reason, @Nullable IOException cause) {
        return new EmbeddedStartException(
            "The embedded Redis does not start in " + folder.redis() + ": " + reason,
            "Start once with --quelyos.embedded.reset=true to begin with empty data, or set SPRING_DATA_REDIS_HOST to" +
                " use a server of your own.",
            cause
        );
    }
}
