package io.quelyos.bff.graphql.cache;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** An answer without errors, as its bytes go out. */
public final class KeptAnswer {

    private static final int TAG_LENGTH = 27;

    private final byte[] body;
    private final String entityTag;
    private final int maxAgeSeconds;

    private KeptAnswer(byte[] body, String entityTag, int maxAgeSeconds) {
        this.body = body;
        this.entityTag = entityTag;
        this.maxAgeSeconds = maxAgeSeconds;
    }

    /**
     * Keeps a body.
     *
     * @param body in one line, in UTF-8; nobody may change it afterwards
     * @param maxAgeSeconds how long caches elsewhere may keep it
     */
    public static KeptAnswer of(byte[] body, int maxAgeSeconds) {
        return new KeptAnswer(body, entityTag(body), maxAgeSeconds);
    }

    /** The media type is no part of the tag: caches keep both apart by Vary, and the bytes are the same. */
    public static String entityTag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return (
                "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, TAG_LENGTH) + "\""
            );
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }

    /** The bytes themselves and no copy; nobody may change them. */
    public byte[] body() {
        return body;
    }

    public String entityTag() {
        return entityTag;
    }

    public int maxAgeSeconds() {
        return maxAgeSeconds;
    }
}
