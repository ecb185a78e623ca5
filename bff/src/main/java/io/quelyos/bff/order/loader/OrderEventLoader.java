package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.OrderEventMapper;
import io.quelyos.persistence.order.OrderEventRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What happened to orders, as staff see it. */
@DgsDataLoader(name = OrderEventLoader.NAME)
public final class OrderEventLoader implements MappedBatchLoaderWithContext<UUID, List<OrderEventRow>> {

    public static final String NAME = "order.events";
    private static final int MOST = 100;

    private final TenantDb tenantDb;
    private final OrderEventMapper mapper;

    OrderEventLoader(TenantDb tenantDb, OrderEventMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<OrderEventRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<OrderEventRow> rows = tenantDb.readByKeys(Loading.context(environment), () ->
            mapper.listByOrders(ids, false, MOST)
        );
        return Loading.grouped(keys, rows, OrderEventRow::orderId);
    }
}
