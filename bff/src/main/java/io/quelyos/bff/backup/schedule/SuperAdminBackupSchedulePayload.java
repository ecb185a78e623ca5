package io.quelyos.bff.backup.schedule;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every action on a schedule; the schema names one type per action.
 *
 * @param schedule after the action; null when there was none
 * @param deletedScheduleId after a deletion; null otherwise
 */
record SuperAdminBackupSchedulePayload(
    @Nullable SuperAdminBackupSchedule schedule,
    @Nullable UUID deletedScheduleId,
    List<UserError> userErrors
) {
    static SuperAdminBackupSchedulePayload done(SuperAdminBackupSchedule schedule) {
        return new SuperAdminBackupSchedulePayload(schedule, null, List.of());
    }

    static SuperAdminBackupSchedulePayload deleted(UUID id) {
        return new SuperAdminBackupSchedulePayload(null, id, List.of());
    }

    static SuperAdminBackupSchedulePayload refused(UserError error) {
        return new SuperAdminBackupSchedulePayload(null, null, List.of(error));
    }
}
