package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.LocatedStockRow;
import io.quelyos.persistence.catalog.ProductPartMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The stock of variants at each location. */
@DgsDataLoader(name = StockLoader.NAME)
public final class StockLoader implements MappedBatchLoaderWithContext<UUID, List<LocatedStockRow>> {

    public static final String NAME = "catalog.stock";

    private final TenantDb tenantDb;
    private final ProductPartMapper mapper;

    StockLoader(TenantDb tenantDb, ProductPartMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<LocatedStockRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<LocatedStockRow> rows = tenantDb.readByKeys(context, () -> mapper.listStock(List.copyOf(keys)));
        return Loading.grouped(keys, rows, LocatedStockRow::variantId);
    }
}
