package io.quelyos.bff.catalog.loader;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** Categories by their ids. */
@DgsDataLoader(name = CategoryLoader.NAME)
public final class CategoryLoader implements MappedBatchLoaderWithContext<UUID, CategoryRow> {

    public static final String NAME = "catalog.categories";

    private final TenantDb tenantDb;
    private final CategoryMapper mapper;

    CategoryLoader(TenantDb tenantDb, CategoryMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, CategoryRow>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<CategoryRow> rows = tenantDb.readByKeys(context, () -> mapper.listByIds(List.copyOf(keys)));
        return Loading.unique(rows, CategoryRow::id);
    }
}
