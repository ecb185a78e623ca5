package io.quelyos.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of links that are sent or handed on: 32 random bytes in base64url, of which only the SHA-256 is kept. A fast
 * hash is enough for what nobody can guess.
 */
public final class LinkSecret {

    private static final int RANDOM_BYTES = 32;
    private static final int LONGEST = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkSecret() {}

    /** A new secret. */
    public static String generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether a text that a client sent can be a secret at all; its length must not become our work. */
    public static boolean isPossible(String text) {
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    /** What is kept of a secret. */
    public static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }
}
