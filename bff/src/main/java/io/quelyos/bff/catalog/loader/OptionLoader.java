package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.ProductOptionRow;
import io.quelyos.persistence.catalog.ProductPartMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The options of products. */
@DgsDataLoader(name = OptionLoader.NAME)
public final class OptionLoader implements MappedBatchLoaderWithContext<UUID, List<ProductOptionRow>> {

    public static final String NAME = "catalog.options";

    private final TenantDb tenantDb;
    private final ProductPartMapper mapper;

    OptionLoader(TenantDb tenantDb, ProductPartMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<ProductOptionRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductOptionRow> rows = tenantDb.readByKeys(context, () -> mapper.listOptions(List.copyOf(keys)));
        return Loading.grouped(keys, rows, ProductOptionRow::productId);
    }
}
