package io.quelyos.bff.backup.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The installation's master keys. They seal nothing but the archives' own keys, each for its archive only, so that a change
 * of the master key writes a few bytes anew for each archive.
 */
public final class MasterKeys {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final String active;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys by their names, each of 32 bytes
     * @param active names the one that seals from now on
     */
    public MasterKeys(Map<String, byte[]> keys, String active) {
        Map<String, SecretKey> usable = new HashMap<>();
        keys.forEach((name, bytes) -> {
            if (bytes.length != KEY_BYTES || !name.matches("[A-Za-z0-9_-]{1,40}")) {
                throw new IllegalArgumentException(
                    "the backups' key " + name + " has not " + KEY_BYTES + " bytes, or no name"
                );
            }
            usable.put(name, new SecretKeySpec(bytes, "AES"));
        });
        if (!usable.containsKey(active)) {
            throw new IllegalArgumentException("there is no backups' key " + active);
        }
        this.keys = Map.copyOf(usable);
        this.active = active;
    }

    /** A new key for one archive. */
    public SecretKey newDataKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return new SecretKeySpec(bytes, "AES");
    }

    /** The name of the key that seals from now on. */
    public String active() {
        return active;
    }

    /**
     * Seals an archive's key.
     *
     * @param place what the archive is, as its name
     * @return the master key's name, a colon, and base64
     */
    public String wrap(SecretKey dataKey, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, active, nonce, place, dataKey.getEncoded());
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return active + ":" + Base64.getEncoder().encodeToString(whole);
    }

    /**
     * Opens an archive's key.
     *
     * @throws BrokenSealException when it was sealed by a key that is not listed any more, for another archive, or changed
     */
    public SecretKey unwrap(String wrapped, String place) throws BrokenSealException {
        int colon = wrapped.indexOf(':');
        String name = colon < 0 ? "" : wrapped.substring(0, colon);
        if (!keys.containsKey(name)) {
            throw new BrokenSealException("the master key " + name + " is not listed in quelyos.backup.keys", false);
        }
        try {
            byte[] whole = Base64.getDecoder().decode(wrapped.substring(colon + 1).strip());
            if (whole.length <= NONCE_BYTES) {
                throw new IllegalArgumentException("a sealed key has more than " + NONCE_BYTES + " bytes");
            }
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            byte[] sealed = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
            return new SecretKeySpec(run(Cipher.DECRYPT_MODE, name, nonce, place, sealed), "AES");
        } catch (IllegalArgumentException | IllegalStateException exception) {
            var broken = new BrokenSealException("the archive's key cannot be opened", false);
            broken.addSuppressed(exception);
            throw broken;
        }
    }

    /** The name of the master key that sealed an archive's key. */
    public static String nameOf(String wrapped) {
        return wrapped.substring(0, Math.max(0, wrapped.indexOf(':')));
    }

    private byte[] run(int mode, String name, byte[] nonce, String place, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, keys.get(name), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("an archive's key cannot be sealed or opened", exception);
        }
    }
}
