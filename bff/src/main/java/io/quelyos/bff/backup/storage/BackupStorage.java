package io.quelyos.bff.backup.storage;

import java.io.IOException;

/** Keeps objects under names such as {@code <tenant>/<backup>.qbk}, which the product makes of ids alone. */
public interface BackupStorage {
    /** Begins to write an object; nothing is there under its name before it is committed. */
    StorageSink create(String name) throws IOException;

    /**
     * Opens an object.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of this name
     */
    StoredObject open(String name) throws IOException;

    /** Deletes an object; one that is not there is deleted already. */
    void delete(String name) throws IOException;
}
