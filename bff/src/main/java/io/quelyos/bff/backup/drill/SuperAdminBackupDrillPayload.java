package io.quelyos.bff.backup.drill;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the wish for a drill.
 *
 * @param drill that waits; null when there is none
 */
record SuperAdminBackupDrillPayload(@Nullable SuperAdminBackupDrill drill, List<UserError> userErrors) {
    static SuperAdminBackupDrillPayload done(SuperAdminBackupDrill drill) {
        return new SuperAdminBackupDrillPayload(drill, List.of());
    }

    static SuperAdminBackupDrillPayload refused(UserError error) {
        return new SuperAdminBackupDrillPayload(null, List.of(error));
    }
}
