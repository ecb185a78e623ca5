package io.quelyos.bff.session;

import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;

/** Answers the end of a session; the cookie that goes along with it cannot be replayed from a stored answer. */
record SignOutPayload(boolean signedOut, List<UserError> userErrors) implements SecretPayload {
    SignOutPayload(boolean signedOut) {
        this(signedOut, List.of());
    }
}
