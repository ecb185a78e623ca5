package io.quelyos.auth.session;

import io.quelyos.persistence.tenant.TenantId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The secret that names a session: 16 bytes of the tenant's identity, so that one look-up finds the session, and 32 random
 * bytes, in base64url without padding (64 characters). Only the SHA-256 of all of it is kept; a fast hash is enough for a
 * secret that nobody can guess.
 *
 * @param text what the client keeps and sends
 * @param hash the hexadecimal hash that is kept here
 */
record SessionSecret(TenantId tenant, String text, String hash) {
    private static final int TENANT_BYTES = 16;
    private static final int RANDOM_BYTES = 32;
    private static final int TEXT_LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SessionSecret generate(TenantId tenant) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] bytes = ByteBuffer.allocate(TENANT_BYTES + RANDOM_BYTES)
            .putLong(tenant.value().getMostSignificantBits())
            .putLong(tenant.value().getLeastSignificantBits())
            .put(random)
            .array();
        return of(bytes);
    }

    /** Reads what a client sent; null where it has not the form of a secret. */
    static @Nullable SessionSecret parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return null;
        }
        try {
            return of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** Never shows the secret, not even in a log of a record that holds it. */
    @Override
    public String toString() {
        return "SessionSecret[tenant=" + tenant + "]";
    }

    private static SessionSecret of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        TenantId tenant = new TenantId(new UUID(buffer.getLong(), buffer.getLong()));
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new SessionSecret(tenant, text, HexFormat.of().formatHex(sha256(bytes)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("every Java has SHA-256", exception);
        }
    }
}
