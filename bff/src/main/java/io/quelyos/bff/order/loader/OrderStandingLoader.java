package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.LedgerMapper;
import io.quelyos.persistence.order.OrderStandingRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What is under way with orders. */
@DgsDataLoader(name = OrderStandingLoader.NAME)
public final class OrderStandingLoader implements MappedBatchLoaderWithContext<UUID, OrderStandingRow> {

    public static final String NAME = "order.standing";

    private final TenantDb tenantDb;
    private final LedgerMapper mapper;

    OrderStandingLoader(TenantDb tenantDb, LedgerMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, OrderStandingRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<OrderStandingRow> rows = tenantDb.readByKeys(Loading.context(environment), () ->
            mapper.findStandings(ids)
        );
        return Loading.unique(rows, OrderStandingRow::orderId);
    }
}
