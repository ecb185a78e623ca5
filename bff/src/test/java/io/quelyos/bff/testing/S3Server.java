package io.quelyos.bff.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** A real server that speaks S3, in a process of its own, with one bucket. Its name, key and secret are anything. */
public final class S3Server implements AutoCloseable {

    private final Process process;
    private final String endpoint;

    private S3Server(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts it and waits until it answers; it writes its log to the folder. */
    public static S3Server start(Path folder, String bucket) throws IOException {
        int http = freePort();
        String jar = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.contains("s3mock") && entry.endsWith("-exec.jar"))
            .findFirst()
            .orElseThrow();
        var builder = new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx200m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            jar,
            "--http.port=" + http,
            "--server.port=" + freePort()
        );
        builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", bucket);
        Process process = builder.redirectErrorStream(true).redirectOutput(folder.resolve("s3.log").toFile()).start();
        var server = new S3Server(process, "http://127.0.0.1:" + http);
        await().atMost(Duration.ofSeconds(90)).until(server::answers);
        return server;
    }

    /** Where it is. */
    public String endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean answers() throws IOException {
        try {
            return (
                HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(endpoint)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200
            );
        } catch (ConnectException notYet) {
            return false;
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
