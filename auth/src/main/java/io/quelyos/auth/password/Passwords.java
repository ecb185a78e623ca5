package io.quelyos.auth.password;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and verifies passwords with Argon2id in the parameters that OWASP's Password Storage Cheat Sheet gives: 19 MiB,
 * two passes, one lane. A person who does not exist costs the same hash as one who does. Text is brought to NFC first,
 * because keyboards write the same letter in two ways.
 */
@Component
public final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final String CURRENT = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final int SHORTEST = 8;
    private static final int LONGEST = 256;
    private static final int LONGEST_INPUT = 4 * LONGEST;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(
        SALT_BYTES,
        HASH_BYTES,
        LANES,
        MEMORY_KIB,
        PASSES
    );
    private final PasswordSettings settings;
    private final Semaphore turns;
    private final String nobodysHash;

    Passwords(PasswordSettings settings) {
        this.settings = settings;
        this.turns = new Semaphore(settings.concurrentHashes(), true);
        this.nobodysHash = String.valueOf(encoder.encode("nobody's password"));
    }

    /** Whether a text may become a password: 8 to 256 characters, not only blanks. */
    public boolean isAcceptable(String password) {
        if (password.length() > LONGEST_INPUT) {
            return false;
        }
        String normal = normalize(password);
        int length = normal.codePointCount(0, normal.length());
        return length >= SHORTEST && length <= LONGEST && !normal.isBlank();
    }

    /**
     * The encoded hash to keep.
     *
     * @throws ApiException UNAVAILABLE when too many others are being hashed
     */
    public String hash(String password) {
        return inTurn(() -> String.valueOf(encoder.encode(normalize(password))));
    }

    /**
     * Whether a password is the one that was hashed.
     *
     * @param hash the kept hash; null for a person who does not exist, which takes as long and is false
     * @throws ApiException UNAVAILABLE when too many others are being hashed
     */
    public boolean verify(String password, @Nullable String hash) {
        // No longer text can have been accepted as a password, and its length must not become our work.
        boolean isPossible = password.length() <= LONGEST_INPUT && hash != null;
        String candidate = isPossible ? normalize(password) : "";
        boolean matches = inTurn(() -> encoder.matches(candidate, isPossible ? hash : nobodysHash));
        return matches && isPossible;
    }

    /** Whether a kept hash was made with other parameters than today's. */
    public boolean isOutdated(String hash) {
        return !hash.startsWith(CURRENT);
    }

    private static String normalize(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(settings.waitTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApiException(ApiErrorCode.UNAVAILABLE, "Too many people sign in at this moment.");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
