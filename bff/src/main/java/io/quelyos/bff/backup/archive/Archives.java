package io.quelyos.bff.backup.archive;

import io.quelyos.bff.backup.seal.MasterKeys;
import io.quelyos.bff.backup.seal.SealedChannel;
import io.quelyos.bff.backup.seal.SealedOutput;
import io.quelyos.bff.backup.storage.BackupStorage;
import io.quelyos.bff.backup.storage.StorageSink;
import io.quelyos.bff.backup.storage.StoredObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.SecretKey;

/**
 * The archives in the storage. Each is two objects: what is sealed, and beside it its key, sealed by a master key. So an
 * archive opens without the database, and a new master key writes the small object only.
 */
public final class Archives {

    private static final int KEY_BYTES = 1000;

    private final BackupStorage storage;
    private final MasterKeys keys;

    public Archives(BackupStorage storage, MasterKeys keys) {
        this.storage = storage;
        this.keys = keys;
    }

    /** Which archive. */
    public record Name(UUID tenantId, UUID backupId) {
        private String object() {
            return tenantId + "/" + backupId + ".qbk";
        }

        private String key() {
            return tenantId + "/" + backupId + ".key";
        }
    }

    /** Writes the content of an archive. */
    public interface Content<T> {
        T writeTo(OutputStream target) throws IOException;
    }

    /** What was written, and how much it takes where it is stored. */
    public record Stored<T>(T content, long byteSize) {}

    /** Writes an archive; nothing is there under its name where that does not come to its end. */
    public <T> Stored<T> write(Name name, Content<T> content) throws IOException {
        SecretKey key = keys.newDataKey();
        put(name.key(), keys.wrap(key, name.object()).getBytes(StandardCharsets.UTF_8));
        try (StorageSink sink = storage.create(name.object())) {
            var sealed = new SealedOutput(sink.output(), key, name.object());
            T written = content.writeTo(sealed);
            sealed.finish();
            sink.commit();
            return new Stored<>(written, sealed.writtenBytes());
        }
    }

    /**
     * Opens an archive.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     * @throws io.quelyos.bff.backup.seal.BrokenSealException when it is not what was sealed
     */
    public SealedChannel open(Name name) throws IOException {
        SecretKey key = keys.unwrap(readKey(name), name.object());
        StoredObject object = storage.open(name.object());
        try {
            return new SealedChannel(object, key, name.object());
        } catch (IOException exception) {
            object.close();
            throw exception;
        }
    }

    /** Deletes an archive; first its key, without which the rest is worth nothing. */
    public void delete(Name name) throws IOException {
        storage.delete(name.key());
        storage.delete(name.object());
    }

    /** Seals an archive's key by the active master key; false where it is already. */
    public boolean rewrap(Name name) throws IOException {
        String wrapped = readKey(name);
        if (MasterKeys.nameOf(wrapped).equals(keys.active())) {
            return false;
        }
        SecretKey key = keys.unwrap(wrapped, name.object());
        put(name.key(), keys.wrap(key, name.object()).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private String readKey(Name name) throws IOException {
        try (StoredObject object = storage.open(name.key())) {
            return new String(object.read(0, KEY_BYTES), StandardCharsets.UTF_8);
        }
    }

    private void put(String name, byte[] content) throws IOException {
        try (StorageSink sink = storage.create(name)) {
            sink.output().write(content);
            sink.commit();
        }
    }
}
