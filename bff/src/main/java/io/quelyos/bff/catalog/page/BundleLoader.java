package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.page.BundleItemRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The parts of bundles. */
@DgsDataLoader(name = BundleLoader.NAME)
public final class BundleLoader implements MappedBatchLoaderWithContext<UUID, List<BundleItemRow>> {

    public static final String NAME = "catalog.bundles";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    BundleLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<BundleItemRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<BundleItemRow> rows = tenantDb.readByKeys(context, () -> mapper.listBundleItems(List.copyOf(keys)));
        return Loading.grouped(keys, rows, BundleItemRow::productId);
    }
}
