package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.fulfilment.FulfilmentMapper;
import io.quelyos.persistence.order.fulfilment.FulfilmentRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The parcels of orders. */
@DgsDataLoader(name = FulfilmentLoader.NAME)
public final class FulfilmentLoader implements MappedBatchLoaderWithContext<UUID, List<FulfilmentRow>> {

    public static final String NAME = "order.fulfilments";

    private final TenantDb tenantDb;
    private final FulfilmentMapper mapper;

    FulfilmentLoader(TenantDb tenantDb, FulfilmentMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<FulfilmentRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<FulfilmentRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findByOrders(ids));
        return Loading.grouped(keys, rows, FulfilmentRow::orderId);
    }
}
