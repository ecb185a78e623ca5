package io.quelyos.bff.backup.seal;

import java.io.IOException;

/** A sealed archive is not what was sealed. */
public final class BrokenSealException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isTruncated;

    BrokenSealException(String message, boolean isTruncated) {
        super(message);
        this.isTruncated = isTruncated;
    }

    /** Whether its end is missing; otherwise something in it was changed, or it was sealed for another place. */
    public boolean isTruncated() {
        return isTruncated;
    }
}
