package io.quelyos.bff.backup.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A checksum of rows in any order: the sum of their SHA-256, as four numbers of 64 bits. Unlike under "exclusive or", a row
 * that is there twice shows.
 */
final class RowSums {

    private static final int PARTS = 4;

    private final MessageDigest digest = ZipEntries.sha256();
    private final long[] sums = new long[PARTS];
    private long count;

    void add(String row) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(row.getBytes(StandardCharsets.UTF_8)));
        for (int part = 0; part < PARTS; part++) {
            sums[part] += hash.getLong();
        }
        count++;
    }

    long count() {
        return count;
    }

    boolean isSameAs(RowSums other) {
        return count == other.count && Arrays.equals(sums, other.sums);
    }
}
