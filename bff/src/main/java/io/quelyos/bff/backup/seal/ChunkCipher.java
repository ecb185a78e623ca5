package io.quelyos.bff.backup.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals the chunks of one archive, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the nonce is
 * the chunk's number and whether it is the last, so chunks can neither be exchanged nor left out, at the end neither. Each
 * archive has a key of its own, so that no nonce is used twice.
 */
final class ChunkCipher {

    /** What an archive begins with. */
    static final byte[] MAGIC = "QBK1".getBytes(StandardCharsets.US_ASCII);
    static final int CHUNK_BYTES = 65_536;
    static final int TAG_BYTES = 16;
    static final int SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int NUMBER_AT = 7;

    private final SecretKey key;
    private final byte[] place;

    /**
     * @param place what the archive is, as its name: one that is put in another's place does not open
     */
    ChunkCipher(SecretKey key, String place) {
        this.key = key;
        this.place = place.getBytes(StandardCharsets.UTF_8);
    }

    byte[] seal(int number, boolean isLast, byte[] content, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, number, isLast).doFinal(content, 0, length);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("a chunk cannot be sealed", exception);
        }
    }

    /** The content of a chunk; null where it is not the one of this number. */
    byte @Nullable [] open(int number, boolean isLast, byte[] sealed, int offset, int length) {
        try {
            return cipher(Cipher.DECRYPT_MODE, number, isLast).doFinal(sealed, offset, length);
        } catch (AEADBadTagException exception) {
            return null;
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("a chunk cannot be opened", exception);
        }
    }

    private Cipher cipher(int mode, int number, boolean isLast) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
            .putInt(NUMBER_AT, number)
            .put(NONCE_BYTES - 1, (byte) (isLast ? 1 : 0))
            .array();
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
