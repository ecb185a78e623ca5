package io.quelyos.bff.backup;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every action on a backup; the schema names one type per action.
 *
 * @param backup after the action; null when there was none
 * @param deletedBackupId after a deletion; null otherwise
 */
record SuperAdminBackupPayload(
    @Nullable SuperAdminBackup backup,
    @Nullable UUID deletedBackupId,
    List<UserError> userErrors
) {
    static SuperAdminBackupPayload done(SuperAdminBackup backup) {
        return new SuperAdminBackupPayload(backup, null, List.of());
    }

    static SuperAdminBackupPayload deleted(UUID id) {
        return new SuperAdminBackupPayload(null, id, List.of());
    }

    static SuperAdminBackupPayload refused(UserError error) {
        return new SuperAdminBackupPayload(null, null, List.of(error));
    }
}
