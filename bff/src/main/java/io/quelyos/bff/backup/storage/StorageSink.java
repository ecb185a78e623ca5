package io.quelyos.bff.backup.storage;

import java.io.IOException;
import java.io.OutputStream;

/** An object that is being written. Closed before it is committed, it leaves nothing. */
public interface StorageSink extends AutoCloseable {
    /** Takes the object's bytes. */
    OutputStream output();

    /** Puts the object under its name, in place of an older one, so that it survives a crash. */
    void commit() throws IOException;

    @Override
    void close() throws IOException;
}
