package io.quelyos.bff.backup.seal;

import java.io.IOException;
import java.io.OutputStream;
import javax.crypto.SecretKey;

/** Seals what is written to it, a chunk at a time. What was not finished lacks its last chunk and does not open. */
public final class SealedOutput extends OutputStream {

    private final OutputStream target;
    private final ChunkCipher cipher;
    private final byte[] chunk = new byte[ChunkCipher.CHUNK_BYTES];
    private int filled;
    private int number;
    private long written;

    /**
     * Begins an archive.
     *
     * @param place what the archive is, as its name
     */
    public SealedOutput(OutputStream target, SecretKey key, String place) throws IOException {
        this.target = target;
        this.cipher = new ChunkCipher(key, place);
        put(ChunkCipher.MAGIC);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] { (byte) value }, 0, 1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            // A full chunk waits: whether it is the last shows when more comes.
            if (filled == chunk.length) {
                flushChunk(false);
            }
            int count = Math.min(left, chunk.length - filled);
            System.arraycopy(content, from, chunk, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    /** Writes the last chunk. */
    public void finish() throws IOException {
        flushChunk(true);
        target.flush();
    }

    /** How many bytes came out so far. */
    public long writtenBytes() {
        return written;
    }

    private void flushChunk(boolean isLast) throws IOException {
        put(cipher.seal(number, isLast, chunk, filled));
        number = Math.incrementExact(number);
        filled = 0;
    }

    private void put(byte[] bytes) throws IOException {
        target.write(bytes);
        written += bytes.length;
    }
}
