package io.quelyos.bff.graphql.type;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors. A cursor holds the sort key of its row and the name of the list, signed, so that nobody can
 * craft one or use one list's cursor on another.
 */
public final class CursorCodec {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 12;
    private static final String SEPARATOR = "\u001f";

    private final SecretKeySpec key;

    /**
     * @param secret at least 32 bytes, the same on every instance of the installation
     */
    public CursorCodec(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("a signing secret needs 32 bytes, not " + secret.length);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Writes the place of a row.
     *
     * @param list names the list and its order
     * @param sortKey the values that the list is ordered by, the unique one last
     */
    public String encode(String list, List<String> sortKey) {
        byte[] content = String.join(SEPARATOR, sortKey).getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(list, content);
        byte[] cursor = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
        System.arraycopy(content, 0, cursor, SIGNATURE_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /**
     * Reads the place of a row.
     *
     * @return the values that {@link #encode} was given
     * @throws ApiException BAD_USER_INPUT when it is not a cursor of this list and order
     */
    public List<String> decode(String list, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException exception) {
            throw refused(exception);
        }
        if (bytes.length < SIGNATURE_BYTES) {
            throw refused(null);
        }
        byte[] content = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        byte[] expected = Arrays.copyOf(sign(list, content), SIGNATURE_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOf(bytes, SIGNATURE_BYTES))) {
            throw refused(null);
        }
        return List.of(new String(content, StandardCharsets.UTF_8).split(SEPARATOR, -1));
    }

    private byte[] sign(String list, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, exception);
        }
    }

    private static ApiException refused(@Nullable Throwable cause) {
        var refusal = new ApiException(
            ApiErrorCode.BAD_USER_INPUT,
            "The cursor does not belong to this list and order; begin at the start again."
        );
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }
}
