package io.quelyos.bff.backup.restore;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every action on a restore; the schema names one type per action.
 *
 * @param restore after the action; null when there was none
 */
record SuperAdminRestorePayload(@Nullable SuperAdminRestore restore, List<UserError> userErrors) {
    static SuperAdminRestorePayload done(SuperAdminRestore restore) {
        return new SuperAdminRestorePayload(restore, List.of());
    }

    static SuperAdminRestorePayload refused(UserError error) {
        return new SuperAdminRestorePayload(null, List.of(error));
    }
}
