package io.quelyos.bff.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.backup.seal.MasterKeys;
import io.quelyos.bff.backup.seal.SealedChannel;
import io.quelyos.bff.testing.S3Server;
import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    private static S3Server server;
    private static S3Storage bucket;

    @BeforeAll
    static void startServer() throws IOException {
        server = S3Server.start(folder, BUCKET);
        bucket = new S3Storage(
            new S3Settings(
                BUCKET,
                server.endpoint(),
                "eu-west-3",
                "key",
                "secret",
                "quelyos/",
                true,
                DataSize.ofBytes(PART)
            )
        );
    }

    @AfterAll
    static void stopServer() {
        bucket.close();
        server.close();
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
}
