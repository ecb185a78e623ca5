package io.quelyos.bff.catalog.page;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.catalog.page.VariantFactsRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** What is known of articles beside their rows. */
@DgsDataLoader(name = VariantFactsLoader.NAME)
public final class VariantFactsLoader implements MappedBatchLoaderWithContext<UUID, VariantFactsRow> {

    public static final String NAME = "catalog.variantFacts";

    private final TenantDb tenantDb;
    private final ProductPageMapper mapper;

    VariantFactsLoader(TenantDb tenantDb, ProductPageMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, VariantFactsRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<VariantFactsRow> rows = tenantDb.readByKeys(context, () -> mapper.listVariantFacts(List.copyOf(keys)));
        return Loading.unique(rows, VariantFactsRow::id);
    }
}
