package io.quelyos.bff.order.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.order.returns.ReturnLineRow;
import io.quelyos.persistence.order.returns.ReturnMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What returns are about. */
@DgsDataLoader(name = ReturnLineLoader.NAME)
public final class ReturnLineLoader implements MappedBatchLoaderWithContext<UUID, List<ReturnLineRow>> {

    public static final String NAME = "order.returnLines";

    private final TenantDb tenantDb;
    private final ReturnMapper mapper;

    ReturnLineLoader(TenantDb tenantDb, ReturnMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<ReturnLineRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        List<UUID> ids = List.copyOf(keys);
        List<ReturnLineRow> rows = tenantDb.readByKeys(Loading.context(environment), () -> mapper.findLines(ids));
        return Loading.grouped(keys, rows, ReturnLineRow::returnId);
    }
}
