package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What is known of products beside their rows. */
@DgsDataLoader(name = ProductFactsLoader.NAME)
public final class ProductFactsLoader implements MappedBatchLoaderWithContext<UUID, ProductRow.Facts> {

    public static final String NAME = "catalog.productFacts";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    ProductFactsLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, ProductRow.Facts>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductRow.Facts> rows = tenantDb.readByKeys(context, () -> mapper.listFacts(List.copyOf(keys)));
        return Loading.unique(rows, ProductRow.Facts::id);
    }
}
