package io.quelyos.bff.backup.storage;

import java.io.IOException;

/** An object that is read. */
public interface StoredObject extends AutoCloseable {
    /** How many bytes it has. */
    long size();

    /** The bytes from a position on: as many as asked for, fewer at the object's end. */
    byte[] read(long position, int most) throws IOException;

    @Override
    void close() throws IOException;
}
