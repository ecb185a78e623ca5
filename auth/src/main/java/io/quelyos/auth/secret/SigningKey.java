package io.quelyos.auth.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The key behind everything that the server signs for itself, such as cursors. Each purpose gets a key of its own, derived
 * from the one that is kept, so that what is signed for one is worth nothing for another.
 */
@Component
public final class SigningKey {

    /** Bytes of a key at the least. */
    public static final int SHORTEST = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    SigningKey(SecretSettings settings, Environment environment) {
        String encoded =
            settings.signingKey() != null
                ? settings.signingKey()
                : new KeptFile(SecretSettings.folder(environment), "signing-key").readOrCreate(SigningKey::generate);
        this.key = Base64.getDecoder().decode(encoded.strip());
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("quelyos.secrets.signing-key has less than " + SHORTEST + " bytes");
        }
    }

    /**
     * The HMAC-SHA-256 key of one purpose.
     *
     * @param purpose a short constant name, such as {@code cursor}
     */
    public SecretKey forPurpose(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), ALGORITHM);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("every Java has " + ALGORITHM, exception);
        }
    }

    private static String generate() {
        byte[] random = new byte[SHORTEST];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
