package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.StockedVariantRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Articles by their ids. */
@DgsDataLoader(name = VariantByIdLoader.NAME)
public final class VariantByIdLoader implements MappedBatchLoaderWithContext<UUID, StockedVariantRow> {

    public static final String NAME = "catalog.variantsById";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    VariantByIdLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, StockedVariantRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<StockedVariantRow> rows = tenantDb.readByKeys(context, () -> mapper.listVariants(List.copyOf(keys)));
        return Loading.unique(rows, StockedVariantRow::id);
    }
}
