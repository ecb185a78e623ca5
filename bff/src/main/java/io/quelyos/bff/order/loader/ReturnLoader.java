package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.returns.ReturnMapper;
import io.quelyos.persistence.order.returns.ReturnRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The returns of orders. */
@DgsDataLoader(name = ReturnLoader.NAME)
public final class ReturnLoader implements MappedBatchLoaderWithContext<UUID, List<ReturnRow>> {

    public static final String NAME = "order.returns";

    private final TenantDb tenantDb;
    private final ReturnMapper mapper;

    ReturnLoader(TenantDb tenantDb, ReturnMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<ReturnRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<ReturnRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findByOrders(ids));
        return Loading.grouped(keys, rows, ReturnRow::orderId);
    }
}
