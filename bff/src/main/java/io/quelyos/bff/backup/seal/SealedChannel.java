package io.quelyos.bff.backup.seal;

import io.quelyos.bff.backup.storage.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * Reads a sealed archive at any place, without writing what it holds to a disk. That its last chunk is there is looked at
 * first, every other chunk when it is read.
 */
public final class SealedChannel implements SeekableByteChannel {

    /** So many are fetched at once: a store that is far away is asked once for each. */
    private static final int WINDOW_CHUNKS = 16;

    private final StoredObject object;
    private final ChunkCipher cipher;
    private final int chunks;
    private final long size;
    private byte[] window = new byte[0];
    private int windowFirst;
    private byte[] chunk = new byte[0];
    private int chunkNumber = -1;
    private long position;
    private boolean isOpen = true;

    /**
     * Opens an archive.
     *
     * @param place what the archive is, as when it was sealed
     * @throws BrokenSealException when its beginning or its end is not what was sealed
     */
    public SealedChannel(StoredObject object, SecretKey key, String place) throws IOException {
        this.object = object;
        this.cipher = new ChunkCipher(key, place);
        long sealedBytes = object.size() - ChunkCipher.MAGIC.length;
        if (sealedBytes < ChunkCipher.TAG_BYTES) {
            throw new BrokenSealException("the archive has no content", true);
        }
        if (!Arrays.equals(object.read(0, ChunkCipher.MAGIC.length), ChunkCipher.MAGIC)) {
            throw new BrokenSealException("it is no sealed archive", false);
        }
        this.chunks = Math.toIntExact(Math.ceilDiv(sealedBytes, ChunkCipher.SEALED_BYTES));
        this.size = sealedBytes - (long) chunks * ChunkCipher.TAG_BYTES;
        load(chunks - 1);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= size) {
            return -1;
        }
        int total = 0;
        while (target.hasRemaining() && position < size) {
            load(Math.toIntExact(position / ChunkCipher.CHUNK_BYTES));
            int from = (int) (position % ChunkCipher.CHUNK_BYTES);
            int count = Math.min(target.remaining(), chunk.length - from);
            target.put(chunk, from, count);
            position += count;
            total += count;
        }
        return total;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("no position is before the start: " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() throws IOException {
        isOpen = false;
        object.close();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    private void load(int number) throws IOException {
        if (number == chunkNumber) {
            return;
        }
        int inWindow = number - windowFirst;
        if (inWindow < 0 || (long) inWindow * ChunkCipher.SEALED_BYTES >= window.length) {
            window = object.read(
                ChunkCipher.MAGIC.length + (long) number * ChunkCipher.SEALED_BYTES,
                WINDOW_CHUNKS * ChunkCipher.SEALED_BYTES
            );
            windowFirst = number;
            inWindow = 0;
        }
        int offset = inWindow * ChunkCipher.SEALED_BYTES;
        int length = Math.min(ChunkCipher.SEALED_BYTES, window.length - offset);
        boolean isLast = number == chunks - 1;
        byte[] opened = length < ChunkCipher.TAG_BYTES ? null : cipher.open(number, isLast, window, offset, length);
        if (opened == null) {
            boolean isCutBehind =
                isLast && length >= ChunkCipher.TAG_BYTES && cipher.open(number, false, window, offset, length) != null;
            throw new BrokenSealException("chunk " + number + " is not what was sealed", isCutBehind);
        }
        chunk = opened;
        chunkNumber = number;
    }
}
