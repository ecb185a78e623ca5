package io.quelyos.bff.graphql.document;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The extension {@code persistedQuery}, version 1
 * (https://www.apollographql.com/docs/apollo-server/performance/apq).
 *
 * @param sha256Hash 64 hexadecimal digits, lower case
 */
record PersistedQueryExtension(String sha256Hash) {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    /**
     * Reads it.
     *
     * @return null when the request has none
     * @throws ApiException BAD_REQUEST when it has another form, PERSISTED_QUERY_NOT_SUPPORTED when it has another version
     */
    static @Nullable PersistedQueryExtension of(Map<String, Object> extensions) {
        Object given = extensions.get("persistedQuery");
        if (given == null) {
            return null;
        }
        if (!(given instanceof Map<?, ?> extension) || !(extension.get("version") instanceof Integer version)) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "extensions.persistedQuery needs a version and a sha256Hash."
            );
        }
        if (version != 1) {
            throw new ApiException(
                ApiErrorCode.PERSISTED_QUERY_NOT_SUPPORTED,
                "Only version 1 of persisted queries is supported."
            );
        }
        if (!(extension.get("sha256Hash") instanceof String hash) || !HASH.matcher(hash).matches()) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "extensions.persistedQuery.sha256Hash must be 64 hexadecimal digits."
            );
        }
        return new PersistedQueryExtension(hash.toLowerCase(java.util.Locale.ROOT));
    }

    /** Whether a text is the one that the hash stands for. */
    boolean fits(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).equals(sha256Hash);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }
}
