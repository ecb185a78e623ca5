package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.fulfilment.FulfilmentLineRow;
import io.quelyos.persistence.order.fulfilment.FulfilmentMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What is in parcels. */
@DgsDataLoader(name = FulfilmentLineLoader.NAME)
public final class FulfilmentLineLoader implements MappedBatchLoaderWithContext<UUID, List<FulfilmentLineRow>> {

    public static final String NAME = "order.fulfilmentLines";

    private final TenantDb tenantDb;
    private final FulfilmentMapper mapper;

    FulfilmentLineLoader(TenantDb tenantDb, FulfilmentMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<FulfilmentLineRow>>> load(
        Set<UUID> keys,
        BatchLoaderEnvironment environment
    ) {
        List<UUID> ids = List.copyOf(keys);
        List<FulfilmentLineRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findLines(ids));
        return Loading.grouped(keys, rows, FulfilmentLineRow::fulfilmentId);
    }
}
