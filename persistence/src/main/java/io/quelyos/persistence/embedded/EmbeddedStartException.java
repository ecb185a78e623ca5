package io.quelyos.persistence.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server cannot start; says what is wrong and what to do about it, in words for whoever started the product. */
public final class EmbeddedStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String action;

    EmbeddedStartException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    EmbeddedStartException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to do next, as a sentence. */
    public String action() {
        return action;
    }
}
