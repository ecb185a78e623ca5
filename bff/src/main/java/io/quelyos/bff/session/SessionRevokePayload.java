package io.quelyos.bff.session;

import io.quelyos.auth.account.SessionRevokeOutcome;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers the end of another session. */
record SessionRevokePayload(@Nullable UUID revokedSessionId, List<UserError> userErrors) {
    static SessionRevokePayload of(SessionRevokeOutcome outcome) {
        return switch (outcome) {
            case SessionRevokeOutcome.Revoked revoked -> new SessionRevokePayload(revoked.id(), List.of());
            case SessionRevokeOutcome.NotFound notFound -> notFound();
        };
    }

    /** An id that is none answers like one of a session that does not exist. */
    static SessionRevokePayload notFound() {
        UserError error = UserError.of(UserError.Code.NOT_FOUND, "There is no such session.", "id");
        return new SessionRevokePayload(null, List.of(error));
    }

    static SessionRevokePayload ofId(Optional<UUID> id, Function<UUID, SessionRevokeOutcome> revoke) {
        return id.map(revoke).map(SessionRevokePayload::of).orElseGet(SessionRevokePayload::notFound);
    }
}
