package io.quelyos.bff.backup.drill;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.persistence.backup.drill.DrillMapper;
import io.quelyos.persistence.backup.drill.DrillRow;
import io.quelyos.persistence.tenant.PlatformDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The newest drill of each of some tenants. */
@DgsDataLoader(name = LastDrillLoader.NAME)
final class LastDrillLoader implements MappedBatchLoaderWithContext<UUID, SuperAdminBackupDrill> {

    static final String NAME = "backup.lastDrills";

    private final PlatformDb platformDb;
    private final DrillMapper drills;

    LastDrillLoader(PlatformDb platformDb, DrillMapper drills) {
        this.platformDb = platformDb;
        this.drills = drills;
    }

    @Override
    public CompletionStage<Map<UUID, SuperAdminBackupDrill>> load(
        Set<UUID> tenantIds,
        BatchLoaderEnvironment environment
    ) {
        PlatformContext context = Objects.requireNonNull(environment.<PlatformContext>getContext());
        List<DrillRow> rows = platformDb.read(context, () -> drills.findNewestOf(List.copyOf(tenantIds)));
        return CompletableFuture.completedFuture(
            rows.stream().collect(Collectors.toMap(DrillRow::tenantId, SuperAdminBackupDrill::of))
        );
    }
}
