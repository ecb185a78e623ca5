package io.quelyos.bff.backup.schedule;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import org.jspecify.annotations.Nullable;

/** The operators' reads and actions on schedules. */
@DgsComponent
final class SuperAdminBackupScheduleFetcher {

    private final BackupSchedules schedules;

    SuperAdminBackupScheduleFetcher(BackupSchedules schedules) {
        this.schedules = schedules;
    }

    @DgsData(parentType = "SuperAdminQuery", field = "backupSchedules")
    Connection<SuperAdminBackupSchedule> backupSchedules(
        PlatformContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable String tenantId
    ) {
        return schedules.list(context, tenantId, PageRequest.of(first, after));
    }

    @DgsMutation
    SuperAdminBackupSchedulePayload superAdminBackupScheduleCreate(
        PlatformContext context,
        @InputArgument String tenantId,
        @InputArgument SuperAdminBackupScheduleInput input,
        @InputArgument String reason
    ) {
        return schedules.create(context, tenantId, input, reason);
    }

    @DgsMutation
    SuperAdminBackupSchedulePayload superAdminBackupScheduleUpdate(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument SuperAdminBackupScheduleInput input,
        @InputArgument String reason
    ) {
        return schedules.update(context, new BackupSchedules.Place(id, version), input, reason);
    }

    @DgsMutation
    SuperAdminBackupSchedulePayload superAdminBackupScheduleEnable(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument String reason
    ) {
        return schedules.enable(context, new BackupSchedules.Place(id, version), reason);
    }

    @DgsMutation
    SuperAdminBackupSchedulePayload superAdminBackupScheduleDisable(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument Integer version,
        @InputArgument String reason
    ) {
        return schedules.disable(context, new BackupSchedules.Place(id, version), reason);
    }

    @DgsMutation
    SuperAdminBackupSchedulePayload superAdminBackupScheduleDelete(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason
    ) {
        return schedules.delete(context, id, reason);
    }

    @DgsMutation
    SuperAdminBackupSchedulePayload superAdminBackupScheduleRun(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason
    ) {
        return schedules.runNow(context, id, reason);
    }
}
