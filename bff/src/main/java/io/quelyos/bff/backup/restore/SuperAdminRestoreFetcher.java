package io.quelyos.bff.backup.restore;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import org.jspecify.annotations.Nullable;

/** The operators' reads and actions on restores. */
@DgsComponent
final class SuperAdminRestoreFetcher {

    private final RestoreList list;
    private final RestoreService restores;

    SuperAdminRestoreFetcher(RestoreList list, RestoreService restores) {
        this.list = list;
        this.restores = restores;
    }

    @DgsData(parentType = "SuperAdminQuery", field = "restores")
    Connection<SuperAdminRestore> restores(
        PlatformContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable String tenantId
    ) {
        return list.list(context, tenantId, PageRequest.of(first, after));
    }

    @DgsData(parentType = "SuperAdminQuery", field = "restore")
    @Nullable
    SuperAdminRestore restore(PlatformContext context, @InputArgument String id) {
        return list.find(context, id);
    }

    @DgsMutation
    SuperAdminRestorePayload superAdminRestorePreview(
        PlatformContext context,
        @InputArgument String backupId,
        @InputArgument String tenantId,
        @InputArgument String reason
    ) {
        return restores.preview(context, backupId, tenantId, reason);
    }

    @DgsMutation
    SuperAdminRestorePayload superAdminRestoreApply(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason
    ) {
        return restores.apply(context, id, reason);
    }

    @DgsMutation
    SuperAdminRestorePayload superAdminRestoreCopy(
        PlatformContext context,
        @InputArgument String backupId,
        @InputArgument String slug,
        @InputArgument String name,
        @InputArgument String reason
    ) {
        return restores.copy(context, backupId, new RestoreService.NewTenant(slug.strip(), name.strip()), reason);
    }

    @DgsMutation
    SuperAdminRestorePayload superAdminRestoreCancel(
        PlatformContext context,
        @InputArgument String id,
        @InputArgument String reason
    ) {
        return restores.cancel(context, id, reason);
    }
}
