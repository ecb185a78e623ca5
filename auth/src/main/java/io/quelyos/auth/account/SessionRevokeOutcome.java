package io.quelyos.auth.account;

import java.util.UUID;

/** What became of the wish to end another session. */
public sealed interface SessionRevokeOutcome {
    /**
     * It is over.
     *
     * @param isCurrent whether it was the session of this very request
     */
    record Revoked(UUID id, boolean isCurrent) implements SessionRevokeOutcome {}

    /** There is none of that id that the caller may end. */
    record NotFound() implements SessionRevokeOutcome {}
}
