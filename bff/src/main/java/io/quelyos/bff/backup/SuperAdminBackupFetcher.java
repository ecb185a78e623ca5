package io.quelyos.bff.backup;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import org.jspecify.annotations.Nullable;

/** The operators' reads and actions on backups. */
@DgsComponent
final class SuperAdminBackupFetcher {

    private final BackupList list;
    private final BackupService backups;

    SuperAdminBackupFetcher(BackupList list, BackupService backups) {
        this.list = list;
        this.backups = backups;
    }

    @DgsData(parentType = "SuperAdminQuery", field = "backups")
    Connection<SuperAdminBackup> backups(
        PlatformContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable SuperAdminBackupFilter where
    ) {
        SuperAdminBackupFilter filter = where == null ? SuperAdminBackupFilter.ALL : where;
        return list.list(context, filter, PageRequest.of(first, after));
    }

    @DgsData(parentType = "SuperAdminQuery", field = "backup")
    @Nullable
    SuperAdminBackup backup(PlatformContext context, @InputArgument String id) {
        return list.find(context, id);
    }

    @DgsMutation
    SuperAdminBackupPayload superAdminBackupStart(
        PlatformContext context,
        @InputArgument String tenantId,
        @InputArgument String reason
    ) {
        return backups.start(context, tenantId, reason);
    }

    @DgsMutation
    SuperAdminBackupPayload superAdminBackupCancel(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason
    ) {
        return backups.cancel(context, id, reason);
    }

    @DgsMutation
    SuperAdminBackupPayload superAdminBackupDelete(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason
    ) {
        return backups.delete(context, id, reason);
    }
}
