package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.LedgerEntryRow;
import io.quelyos.persistence.order.LedgerMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The ledgers of orders. */
@DgsDataLoader(name = OrderLedgerLoader.NAME)
public final class OrderLedgerLoader implements MappedBatchLoaderWithContext<UUID, List<LedgerEntryRow>> {

    public static final String NAME = "order.ledger";

    private final TenantDb tenantDb;
    private final LedgerMapper mapper;

    OrderLedgerLoader(TenantDb tenantDb, LedgerMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<LedgerEntryRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<LedgerEntryRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findByOrders(ids));
        return Loading.grouped(keys, rows, LedgerEntryRow::orderId);
    }
}
