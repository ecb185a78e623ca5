package io.quelyos.bff.backup;

import io.quelyos.bff.graphql.type.UserError;
import org.jspecify.annotations.Nullable;

/** Checks why an operator does something, for the later readers of the audit. */
public final class OperatorReason {

    private static final int MAX_LENGTH = 500;

    private OperatorReason() {}

    /** What is wrong with a reason; null where nothing is. */
    public static @Nullable UserError check(String reason) {
        if (reason.isBlank()) {
            return UserError.of(UserError.Code.REQUIRED, "Say why; later readers of the audit need it.", "reason");
        }
        return reason.length() > MAX_LENGTH
            ? UserError.of(
                  UserError.Code.TOO_LONG,
                  "The reason may have " + MAX_LENGTH + " characters at the most.",
                  "reason"
              )
            : null;
    }
}
