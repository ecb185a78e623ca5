package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductPartMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The images that variants have of their own. */
@DgsDataLoader(name = VariantImageLoader.NAME)
public final class VariantImageLoader implements MappedBatchLoaderWithContext<UUID, ProductImageRow> {

    public static final String NAME = "catalog.variantImages";

    private final TenantDb tenantDb;
    private final ProductPartMapper mapper;

    VariantImageLoader(TenantDb tenantDb, ProductPartMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, ProductImageRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<ProductImageRow> rows = tenantDb.readByKeys(context, () -> mapper.listVariantImages(List.copyOf(keys)));
        return Loading.unique(rows, ProductImageRow::variantId);
    }
}
