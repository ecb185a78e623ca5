package io.quelyos.auth.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals other people's secrets, such as the keys of a tenant's payment provider, before they go to the database: whoever
 * reads the database alone learns nothing. AES-256-GCM with a random nonce; what is sealed opens only in the place that it
 * was sealed for.
 */
@Component
public final class SecretBox {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORMAT = 1;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(SecretSettings settings, SigningKey signingKey) {
        this.key =
            settings.encryptionKey() == null
                ? new SecretKeySpec(signingKey.forPurpose("sealed-secrets").getEncoded(), "AES")
                : new SecretKeySpec(decode(settings.encryptionKey()), "AES");
    }

    /**
     * Seals a text.
     *
     * @param place what it is for and whose, such as {@code stripe-secret:<tenant>}
     * @return base64
     */
    public String seal(String place, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, place, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] whole = ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
            .put(FORMAT)
            .put(nonce)
            .put(sealed)
            .array();
        return Base64.getEncoder().encodeToString(whole);
    }

    /**
     * Opens what was sealed for a place.
     *
     * @throws IllegalStateException when it was sealed for another place, with another key, or was changed
     */
    public String open(String place, String sealed) {
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        if (whole.remaining() <= 1 + NONCE_BYTES || whole.get() != FORMAT) {
            throw new IllegalStateException("a sealed secret has an unknown form");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        byte[] content = new byte[whole.remaining()];
        whole.get(content);
        return new String(run(Cipher.DECRYPT_MODE, place, nonce, content), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String place, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException exception) {
            // Says nothing of the content, nor of which of the reasons it was.
            throw new IllegalStateException("a secret cannot be sealed or opened", exception);
        }
    }

    private static byte[] decode(String encoded) {
        byte[] bytes = Base64.getDecoder().decode(encoded.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("quelyos.secrets.encryption-key has not " + KEY_BYTES + " bytes");
        }
        return bytes;
    }
}
