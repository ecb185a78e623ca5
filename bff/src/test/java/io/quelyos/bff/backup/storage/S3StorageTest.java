package io.quelyos.bff.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.seal.MasterKeys;
import io.quelyos.bff.backup.seal.SealedChannel;
import io.quelyos.bff.testing.SecondLane;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** The same promises by a folder and by a bucket of a real server that speaks S3, in a process of its own. */
@SecondLane
@Tag("process")
class S3StorageTest {

    private static final String BUCKET = "backups";
    private static final int PART = 5 << 20;

    @TempDir
    static Path folder;

    private static Process server;
    private static S3Storage bucket;

    @BeforeAll
    static void startServer() throws IOException {
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
        builder.environment().put("COM_ADOBE_TESTING_S3MOCK_STORE_INITIAL_BUCKETS", BUCKET);
        server = builder.redirectErrorStream(true).redirectOutput(folder.resolve("s3.log").toFile()).start();
        String endpoint = "http://127.0.0.1:" + http;
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> answers(endpoint));
        bucket = new S3Storage(
            new S3Settings(BUCKET, endpoint, "eu-west-3", "key", "secret", "quelyos/", true, DataSize.ofBytes(PART))
        );
    }

    @AfterAll
    static void stopServer() {
        bucket.close();
        server.destroy();
    }

    static Stream<BackupStorage> storages() {
        return Stream.of(new FolderStorage(folder.resolve("archives")), bucket);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void givesBackWhatWasCommittedAtAnyPlace(BackupStorage storage) throws IOException {
        for (int size : new int[] { 0, 1, 1000, PART, PART + 1, 2 * PART + 12_345 }) {
            byte[] content = random(size);
            put(storage, "tenant/object", content);
            try (StoredObject object = storage.open("tenant/object")) {
                assertThat(object.size()).isEqualTo(size);
                assertThat(object.read(0, size + 10)).isEqualTo(content);
                assertThat(object.read(size / 2, 100)).isEqualTo(
                    Arrays.copyOfRange(content, size / 2, Math.min(size, size / 2 + 100))
                );
            }
        }
        storage.delete("tenant/object");
        storage.delete("tenant/object");
        assertThatThrownBy(() -> storage.open("tenant/object")).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void leavesNothingOfWhatWasNotCommittedAndTouchesNothingElse(BackupStorage storage) throws IOException {
        put(storage, "tenant/kept", new byte[] { 1, 2, 3 });
        try (StorageSink sink = storage.create("tenant/never")) {
            sink.output().write(random(2 * PART));
        }
        try (StoredObject object = storage.open("tenant/kept")) {
            assertThat(object.read(0, 10)).isEqualTo(new byte[] { 1, 2, 3 });
        }
        assertThatThrownBy(() -> storage.open("tenant/never")).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("storages")
    void sealsArchivesAndOpensThemUnderAnotherMasterKey(BackupStorage storage) throws IOException {
        byte[] second = random(32);
        var before = new Archives(storage, new MasterKeys(Map.of("one", new byte[32]), "one"));
        var between = new Archives(storage, new MasterKeys(Map.of("one", new byte[32], "two", second), "two"));
        var after = new Archives(storage, new MasterKeys(Map.of("two", second), "two"));
        var name = new Archives.Name(UUID.randomUUID(), UUID.randomUUID());
        byte[] content = random(PART + 70_000);
        before.write(name, target -> {
            target.write(content);
            return content;
        });
        assertThatThrownBy(() -> after.open(name)).hasMessageContaining("one");
        assertThat(between.rewrap(name)).isTrue();
        assertThat(between.rewrap(name)).as("it is already").isFalse();
        try (SealedChannel opened = after.open(name)) {
            assertThat(Channels.newInputStream(opened).readAllBytes()).isEqualTo(content);
        }
        assertThatThrownBy(() -> before.open(name)).hasMessageContaining("two");
        after.delete(name);
        assertThatThrownBy(() -> after.open(name)).isInstanceOf(NoSuchFileException.class);
    }

    private static void put(BackupStorage storage, String name, byte[] content) throws IOException {
        try (StorageSink sink = storage.create(name)) {
            sink.output().write(content);
            sink.commit();
        }
    }

    private static byte[] random(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    private static boolean answers(String endpoint) throws IOException {
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
