package io.quelyos.bff.backup.drill;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.tenant.SuperAdminTenant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The operators' reads of drills and their wishes for one. */
@DgsComponent
final class SuperAdminBackupDrillFetcher {

    private final DrillService drills;

    SuperAdminBackupDrillFetcher(DrillService drills) {
        this.drills = drills;
    }

    @DgsData(parentType = "SuperAdminQuery", field = "backupDrills")
    Connection<SuperAdminBackupDrill> backupDrills(
        PlatformContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable String tenantId
    ) {
        return drills.list(context, tenantId, PageRequest.of(first, after));
    }

    @DgsData(parentType = "SuperAdminQuery", field = "backupDrill")
    @Nullable
    SuperAdminBackupDrill backupDrill(PlatformContext context, @InputArgument String id) {
        return drills.find(context, id);
    }

    @DgsData(parentType = "SuperAdminTenant", field = "lastBackupDrill")
    CompletableFuture<@Nullable SuperAdminBackupDrill> lastBackupDrill(DataFetchingEnvironment environment) {
        SuperAdminTenant tenant = Loading.source(environment, SuperAdminTenant.class);
        return Loading.find(environment, LastDrillLoader.NAME, tenant.id());
    }

    @DgsMutation
    SuperAdminBackupDrillPayload superAdminBackupDrillStart(
        PlatformContext context,
        @InputArgument String tenantId,
        @InputArgument String reason
    ) {
        return drills.start(context, tenantId, reason);
    }
}
