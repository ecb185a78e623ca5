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

/** The categories directly below others. */
@DgsDataLoader(name = CategoryChildrenLoader.NAME)
public final class CategoryChildrenLoader implements MappedBatchLoaderWithContext<UUID, List<CategoryRow>> {

    public static final String NAME = "catalog.categoryChildren";
    static final int MAX_CHILDREN = 100;

    private final TenantDb tenantDb;
    private final CategoryMapper mapper;

    CategoryChildrenLoader(TenantDb tenantDb, CategoryMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Override
    public CompletionStage<Map<UUID, List<CategoryRow>>> load(Set<UUID> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<CategoryRow> rows = tenantDb.readByKeys(context, () -> mapper.listBelow(List.copyOf(keys), MAX_CHILDREN));
        return Loading.grouped(keys, rows, CategoryRow::parentId);
    }
}
