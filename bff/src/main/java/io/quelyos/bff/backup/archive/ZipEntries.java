package io.quelyos.bff.backup.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the entries of a ZIP one after the other, and notes size and SHA-256 of each. */
final class ZipEntries {

    /** Rows repeat the names of their columns: the fastest level makes nearly as little of them as the best one. */
    private static final int LEVEL = Deflater.BEST_SPEED;

    private final ZipOutputStream zip;
    private final List<ArchiveMetadata.Entry> written = new ArrayList<>();

    ZipEntries(OutputStream target) {
        this.zip = new ZipOutputStream(target);
        zip.setLevel(LEVEL);
    }

    /** Writes to the open entry. */
    interface Content {
        void writeTo(OutputStream entry) throws IOException;
    }

    void put(String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var entry = new Counted(zip);
        content.writeTo(entry);
        zip.closeEntry();
        written.add(new ArchiveMetadata.Entry(name, entry.bytes, HexFormat.of().formatHex(entry.digest.digest())));
    }

    List<ArchiveMetadata.Entry> written() {
        return List.copyOf(written);
    }

    /** Ends the archive and leaves what it was written to open. */
    void finish() throws IOException {
        zip.finish();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }

    private static final class Counted extends OutputStream {

        private final OutputStream target;
        private final MessageDigest digest = sha256();
        private long bytes;

        Counted(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] { (byte) value }, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            target.write(content, offset, length);
            digest.update(content, offset, length);
            bytes += length;
        }
    }
}
