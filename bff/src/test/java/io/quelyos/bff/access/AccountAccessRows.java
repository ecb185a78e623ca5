package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import java.util.List;

/** The matrix' rows of passwords and mailboxes. */
final class AccountAccessRows {

    private static final String ERRORS = "{ done userErrors { code message field } }";

    private AccountAccessRows() {}

    static List<Row> mutations() {
        return List.of(
            AccessRows.row(
                "Mutation.shopPasswordResetRequest",
                "mutation { shopPasswordResetRequest(email: \"nobody@mirror.example\") " + ERRORS + " }"
            ),
            AccessRows.row(
                "Mutation.shopPasswordReset",
                "mutation { shopPasswordReset(token: \"no-token\", password: \"a-good-password\") " + ERRORS + " }"
            ),
            AccessRows.row(
                "Mutation.shopEmailVerificationSend",
                "mutation { shopEmailVerificationSend " + ERRORS + " }"
            ),
            AccessRows.row(
                "Mutation.shopEmailVerify",
                "mutation { shopEmailVerify(token: \"no-token\") " + ERRORS + " }"
            ),
            AccessRows.row(
                "Mutation.shopEmailChangeRequest",
                "mutation { shopEmailChangeRequest(email: \"new@mirror.example\", password: \"wrong-password\") " +
                    ERRORS +
                    " }"
            ),
            AccessRows.row(
                "Mutation.shopEmailChangeConfirm",
                "mutation { shopEmailChangeConfirm(token: \"no-token\") " + ERRORS + " }"
            )
        );
    }
}
