package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import java.util.List;

/** The matrix' rows of accounts: passwords, mailboxes, preferences and what is known of their owners. */
final class AccountAccessRows {

    private static final String ERRORS = "{ done userErrors { code message field } }";

    private static final String REASONS = "userErrors { code message field }";

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
            ),
            AccessRows.row(
                "Mutation.shopSignUpConfirm",
                "mutation { shopSignUpConfirm(token: \"no-token\", password: \"a-good-password\") {" + REASONS + " } }"
            ),
            AccessRows.row(
                "Mutation.shopSessionsRevokeOthers",
                "mutation { shopSessionsRevokeOthers { revokedCount " + REASONS + " } }"
            ),
            AccessRows.row(
                "Mutation.shopPreferencesUpdate",
                "mutation { shopPreferencesUpdate(input: { displayName: \"New\" }) { customer { displayName } " +
                    REASONS +
                    " } }"
            ),
            AccessRows.row(
                "Mutation.shopMarketingConsentSet",
                "mutation { shopMarketingConsentSet(kind: EMAIL, given: true) { customer { marketing { given } } " +
                    REASONS +
                    " } }"
            ),
            AccessRows.row(
                "Mutation.shopPersonalDataExport",
                "mutation { shopPersonalDataExport(password: \"wrong-password\") { export { readyAt } " +
                    REASONS +
                    " } }"
            ),
            AccessRows.row(
                "Mutation.shopAccountDeletionRequest",
                "mutation { shopAccountDeletionRequest(password: \"wrong-password\") { deletionDueAt " +
                    REASONS +
                    " } }"
            ),
            AccessRows.row(
                "Mutation.shopAccountDeletionCancel",
                "mutation { shopAccountDeletionCancel " + ERRORS + " }"
            )
        );
    }
}
