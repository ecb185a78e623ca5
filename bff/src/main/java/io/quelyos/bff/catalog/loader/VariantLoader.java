package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.ProductPartMapper;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The variants of products. */
@DgsDataLoader(name = VariantLoader.NAME)
public final class VariantLoader implements MappedBatchLoaderWithContext<UUID, List<StockedVariantRow>> {

    public static final String NAME = "catalog.variants";

    private final TenantDb tenantDb;
    private final ProductPartMapper mapper;

    VariantLoader(TenantDb tenantDb, ProductPartMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<StockedVariantRow>>> load(
        Set<UUID> keys,
        BatchLoaderEnvironment environment
    ) {
        TenantContext context = Loading.context(environment);
        List<StockedVariantRow> rows = tenantDb.readByKeys(context, () -> mapper.listVariants(List.copyOf(keys)));
        return Loading.grouped(keys, rows, StockedVariantRow::productId);
    }
}
