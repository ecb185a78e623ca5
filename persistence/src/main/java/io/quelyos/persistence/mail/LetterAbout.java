package io.quelyos.persistence.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a letter tells about, so that it can be forgotten with them; at most one of the two, and neither where the letter
 * goes to somebody who is no customer.
 */
public record LetterAbout(@Nullable UUID customerId, @Nullable UUID orderId) {
    /** A letter that names nobody, or nobody known. */
    public static final LetterAbout NOBODY = new LetterAbout(null, null);

    public LetterAbout {
        if (customerId != null && orderId != null) {
            throw new IllegalArgumentException("a letter about " + customerId + " and about order " + orderId);
        }
    }

    public static LetterAbout customer(UUID id) {
        return new LetterAbout(id, null);
    }

    public static LetterAbout order(UUID id) {
        return new LetterAbout(null, id);
    }
}
