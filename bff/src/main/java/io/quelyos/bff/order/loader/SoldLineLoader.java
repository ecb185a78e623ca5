package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Lines of orders by their ids. */
@DgsDataLoader(name = SoldLineLoader.NAME)
public final class SoldLineLoader implements MappedBatchLoaderWithContext<UUID, OrderLineRow> {

    public static final String NAME = "order.line";

    private final TenantDb tenantDb;
    private final OrderLineMapper mapper;

    SoldLineLoader(TenantDb tenantDb, OrderLineMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, OrderLineRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<OrderLineRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findByIds(ids));
        return Loading.unique(rows, OrderLineRow::id);
    }
}
