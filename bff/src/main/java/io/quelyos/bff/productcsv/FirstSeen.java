package io.quelyos.bff.productcsv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in which row each text stood first. It keeps 64 bits of a hash and not the text, so that the memory does not
 * grow with what a file writes; among the 100,000 rows of the largest file two texts fall together once in four billion
 * files.
 */
public final class FirstSeen {

    private final Map<Long, Integer> rows = new HashMap<>();
    private final MessageDigest digest;

    FirstSeen() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }

    /** Notes a text; answers the row where it stood before, or null when it is new. */
    @Nullable
    Integer note(String text, int row) {
        return rows.putIfAbsent(keyOf(text), row);
    }

    boolean contains(String text) {
        return rows.containsKey(keyOf(text));
    }

    private long keyOf(String text) {
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
