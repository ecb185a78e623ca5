package io.quelyos.bff.account;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;

/** Answers what customers do with their accounts: whether it was done, or why not. */
record AccountPayload(boolean done, List<UserError> userErrors) {
    AccountPayload {
        userErrors = List.copyOf(userErrors);
    }

    static AccountPayload succeeded() {
        return new AccountPayload(true, List.of());
    }

    static AccountPayload refused(UserError error) {
        return new AccountPayload(false, List.of(error));
    }

    static AccountPayload refused(UserError.Code code, String message, String... field) {
        return refused(UserError.of(code, message, field));
    }

    /** A link that was never sent, is too old or was used answers the same, so that nothing is learnt by guessing. */
    static AccountPayload linkOver() {
        return refused(UserError.Code.INVALID, "This link is not valid any more; ask for a new letter.", "token");
    }
}
